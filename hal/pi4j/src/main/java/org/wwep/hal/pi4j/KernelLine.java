package org.wwep.hal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.library.gpiod.internal.GpioDException;
import com.pi4j.library.gpiod.internal.GpioLine;
import com.pi4j.library.gpiod.internal.GpioLineEvent;
import com.pi4j.library.gpiod.internal.LineEvent;
import com.pi4j.library.gpiod.internal.LineRequestFlag;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Level;
import org.wwep.hal.Pull;
import org.wwep.hal.line.EdgeClock;
import org.wwep.hal.line.EdgeReader;
import org.wwep.hal.line.InputLine;
import org.wwep.hal.line.LineDriver;

/**
 * A line of the kernel's character device, through Pi4J's library, whose edges bear the kernel's
 * time.
 *
 * <p>Pi4J's own input drops that time, and an edge would count from when a thread got to it: a
 * pause would stretch a bounce into a second press.
 *
 * <p>Threads: one of its own reads the edges and tells them. Nobody but who closes frees what is
 * native, and only once that thread has ended; else Pi4J's context does when it is shut down.
 */
final class KernelLine implements InputLine {
  private final String name;
  private final GpioDContext chip;
  private final GpioLine line;
  private final EdgeClock time;
  private @Nullable GpioLineEvent event;
  private @Nullable EdgeReader reader;

  private KernelLine(String name, GpioDContext chip, GpioLine line, EdgeClock time) {
    this.name = name;
    this.chip = chip;
    this.line = line;
    this.time = time;
  }

  /** Claims the line on the chip that the context has found, with edges in both directions. */
  static KernelLine claim(Context context, ButtonConfig button, InstantSource clock) {
    context.provider("gpiod-digital-input"); // is missing, and said to be, where there is no chip
    return claim(GpioDContext.getInstance(), button, new EdgeClock(clock, System::nanoTime));
  }

  static KernelLine claim(GpioDContext chip, ButtonConfig button, EdgeClock time) {
    String name = LineDriver.consumer(button.id());
    GpioLine line = chip.getOrOpenLine(button.pin().number());
    line.requestBothEdgeEventsFlags(name, bias(button.pull()).getVal());
    return new KernelLine(name, chip, line, time);
  }

  @Override
  public Level level() {
    return line.getValue() == 0 ? Level.LOW : Level.HIGH;
  }

  @Override
  public void listen(EdgeListener listener) {
    GpioLineEvent buffer = chip.openLineEvent();
    event = buffer;
    EdgeReader edges = new EdgeReader(name, longest -> next(buffer, longest), listener);
    reader = edges; // before the first edge, whose listener may close this line
    edges.start();
  }

  @Override
  public void close() {
    if (reader == null || reader.stop()) {
      if (event != null) {
        chip.closeLineEvent(event);
      }
      chip.closeLine(line);
    }
  }

  private @Nullable Edge next(GpioLineEvent buffer, Duration longest) throws IOException {
    try {
      if (!line.eventWait(longest.toNanos())) {
        return null;
      }
      line.eventRead(buffer);
      return new Edge(time.of(buffer.getTimeNs()), level(buffer.getType()));
    } catch (GpioDException e) {
      if (String.valueOf(e.getMessage()).contains("Interrupted system call")) {
        return null;
      }
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Level level(LineEvent edge) {
    return switch (edge) {
      case RISING_EDGE -> Level.HIGH;
      case FALLING_EDGE -> Level.LOW;
    };
  }

  private static LineRequestFlag bias(Pull pull) {
    return switch (pull) {
      case NONE -> LineRequestFlag.BIAS_DISABLE;
      case UP -> LineRequestFlag.BIAS_PULL_UP;
      case DOWN -> LineRequestFlag.BIAS_PULL_DOWN;
    };
  }
}
