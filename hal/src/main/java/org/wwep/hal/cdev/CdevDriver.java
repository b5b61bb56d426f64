package org.wwep.hal.cdev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Level;
import org.wwep.hal.Pin;
import org.wwep.hal.Remedy;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;
import org.wwep.hal.line.EdgeClock;
import org.wwep.hal.line.EdgeReader;
import org.wwep.hal.line.InputLine;
import org.wwep.hal.line.LineDriver;
import org.wwep.hal.line.Obstacle;
import org.wwep.hal.line.OutputLine;

/** Claims lines of one chip from the kernel. */
final class CdevDriver implements LineDriver {
  private final DeviceFile chip;
  private final ChipInfo info;
  private final List<LineRequest> outputs = new ArrayList<>();

  private CdevDriver(DeviceFile chip, ChipInfo info) {
    this.chip = chip;
    this.info = info;
  }

  /** Opens the chip behind a device file. */
  static CdevDriver open(Path path) throws HalException {
    try {
      DeviceFile chip = DeviceFile.open(path);
      try {
        return new CdevDriver(chip, ChipInfo.of(chip));
      } catch (KernelException e) {
        chip.close();
        throw new HalException(
            Problem.NO_CHIP,
            path + " is no GPIO chip (" + e.getMessage() + ")",
            List.of(new Remedy.Inspection()),
            e);
      }
    } catch (KernelException e) {
      if (e.errno() == KernelException.EACCES) {
        throw Obstacle.denied(path.toString()).exception();
      }
      throw new HalException(
          Problem.DRIVER,
          "the kernel does not open " + path + " (" + e.getMessage() + ")",
          List.of(new Remedy.Inspection()),
          e);
    } catch (LinkageError e) {
      throw new HalException(
          Problem.NO_NATIVE_LIBRARY,
          "this Java cannot call the kernel (" + e + ")",
          List.of(
              new Remedy.Advice("use a 64-bit Java"),
              new Remedy.Setting(Remedy.BACKEND, "pi4j", "emulated")),
          e);
    }
  }

  /** Returns what the chip says of itself. */
  ChipInfo info() {
    return info;
  }

  @Override
  public OutputLine output(LedConfig led) throws HalException {
    String consumer = LineDriver.consumer(led.id());
    try {
      LineRequest line =
          LineRequest.output(chip, led.pin().bcm(), consumer, led.level(false), led.drive());
      outputs.add(line);
      return line;
    } catch (KernelException e) {
      throw refused(e, led.id(), led.pin());
    }
  }

  @Override
  public InputLine input(ButtonConfig button, InstantSource clock) throws HalException {
    String consumer = LineDriver.consumer(button.id());
    try {
      return new Input(
          consumer,
          LineRequest.input(chip, button.pin().bcm(), consumer, button.pull()),
          new EdgeClock(clock, System::nanoTime));
    } catch (KernelException e) {
      throw refused(e, button.id(), button.pin());
    }
  }

  @Override
  public void close() {
    outputs.forEach(LineRequest::close);
    outputs.clear();
    chip.close();
  }

  private HalException refused(KernelException e, String part, Pin pin) {
    String line = "line " + pin.bcm() + " of " + info.name() + " (" + part + ")";
    return switch (e.errno()) {
      case KernelException.EBUSY ->
          LineInfo.holder(chip, pin.bcm())
              .map(holder -> Obstacle.busy(line, pin.bcm(), holder))
              .orElseGet(() -> Obstacle.busy(line, pin.bcm()))
              .exception(e);
      case KernelException.ENOTTY ->
          new HalException(
              Problem.DRIVER,
              "this kernel is too old for " + line,
              List.of(
                  new Remedy.Advice(
                      "Linux 5.10 or newer has version 2 of the GPIO character device")),
              e);
      default ->
          Obstacle.refused(line + ", of " + info.lines() + " (" + e.getMessage() + ")")
              .exception(e);
    };
  }

  /** A button's line. */
  private static final class Input implements InputLine {
    private final String name;
    private final LineRequest line;
    private final EdgeClock time;
    private @Nullable EdgeReader reader;

    Input(String name, LineRequest line, EdgeClock time) {
      this.name = name;
      this.line = line;
      this.time = time;
    }

    @Override
    public Level level() {
      try {
        return line.value();
      } catch (KernelException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void listen(EdgeListener listener) {
      EdgeReader edges = new EdgeReader(name, this::next, listener);
      reader = edges; // before the first edge, whose listener may close this line
      edges.start();
    }

    private @Nullable Edge next(Duration longest) throws IOException {
      LineRequest.LineEvent lineEvent = line.event(longest);
      return lineEvent == null ? null : new Edge(time.of(lineEvent.nanos()), lineEvent.level());
    }

    @Override
    public void close() {
      if (reader == null || reader.stop()) {
        line.close();
      }
    }
  }
}
