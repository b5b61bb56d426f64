package org.wwep.hal.cdev;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Drive;
import org.wwep.hal.Level;
import org.wwep.hal.Pull;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;
import org.wwep.hal.line.OutputLine;

/**
 * One line, held until it is closed: its level, and its edges as the kernel queues them.
 *
 * <p><b>Source.</b> {@code struct gpio_v2_line_request} (592 bytes), {@code gpio_v2_line_values}
 * (16), {@code gpio_v2_line_config} (272) and {@code gpio_v2_line_event} (48) of {@code
 * linux/gpio.h}, with the calls {@code GPIO_V2_GET_LINE}, {@code GPIO_V2_LINE_GET_VALUES}, {@code
 * GPIO_V2_LINE_SET_VALUES} and {@code GPIO_V2_LINE_SET_CONFIG}.
 */
final class LineRequest implements AutoCloseable, OutputLine {
  private static final long GET_LINE = 0xC250B407L;
  private static final long GET_VALUES = 0xC010B40EL;
  private static final long SET_VALUES = 0xC010B40FL;
  private static final long SET_CONFIG = 0xC110B40DL;

  private static final long INPUT = 1 << 2;
  private static final long OUTPUT = 1 << 3;
  private static final long EDGES = 1 << 4 | 1 << 5;
  private static final long OPEN_DRAIN = 1 << 6;
  private static final long OPEN_SOURCE = 1 << 7;
  private static final long PULL_UP = 1 << 8;
  private static final long PULL_DOWN = 1 << 9;
  private static final long NO_BIAS = 1 << 10;

  /** Kinds of attribute; the initial values of outputs. */
  private static final int OUTPUT_VALUES = 2;

  private static final int REQUEST_SIZE = 592;
  private static final int CONSUMER = 256;
  private static final int CONSUMER_SIZE = 32;
  private static final int FLAGS = 288;
  private static final int ATTRIBUTE_COUNT = 296;
  private static final int ATTRIBUTE_KIND = 320;
  private static final int ATTRIBUTE_VALUES = 328;
  private static final int ATTRIBUTE_MASK = 336;
  private static final int LINE_COUNT = 560;
  private static final int BUFFERED_EVENTS = 564;
  private static final int DESCRIPTOR = 588;

  private static final int CONFIG_SIZE = 272;

  private static final int VALUES_SIZE = 16;
  private static final int MASK = 8;

  private static final int EVENT_SIZE = 48;
  private static final int KIND = 8;
  private static final int RISING = 1;

  /** The kernel's own default is 16 a line, which a bouncing contact fills while Java pauses. */
  private static final int EVENTS = 1024;

  private final DeviceFile line;

  /** Takes over the file descriptor of a line. */
  LineRequest(DeviceFile line) {
    this.line = line;
  }

  /** An edge as the kernel tells it, with the nanoseconds of its monotonic clock. */
  record LineEvent(long nanos, Level level) {}

  /** Claims an input with edges in both directions. */
  static LineRequest input(DeviceFile chip, int offset, String consumer, Pull pull)
      throws KernelException {
    long bias =
        switch (pull) {
          case NONE -> NO_BIAS;
          case UP -> PULL_UP;
          case DOWN -> PULL_DOWN;
        };
    return claim(chip, offset, consumer, INPUT | EDGES | bias, null);
  }

  /** Claims an output that has this level from its first moment. */
  static LineRequest output(
      DeviceFile chip, int offset, String consumer, Level initial, Drive drive)
      throws KernelException {
    long driving =
        switch (drive) {
          case PUSH_PULL -> 0;
          case OPEN_DRAIN -> OPEN_DRAIN;
          case OPEN_SOURCE -> OPEN_SOURCE;
        };
    return claim(chip, offset, consumer, OUTPUT | driving, initial);
  }

  private static LineRequest claim(
      DeviceFile chip, int offset, String consumer, long flags, @Nullable Level initial)
      throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(REQUEST_SIZE, Long.BYTES);
      request.set(JAVA_INT, 0, offset);
      byte[] name = consumer.getBytes(StandardCharsets.UTF_8);
      MemorySegment.copy(
          MemorySegment.ofArray(Arrays.copyOf(name, Math.min(name.length, CONSUMER_SIZE - 1))),
          0,
          request,
          CONSUMER,
          Math.min(name.length, CONSUMER_SIZE - 1));
      request.set(JAVA_LONG, FLAGS, flags);
      if (initial != null) {
        request.set(JAVA_INT, ATTRIBUTE_COUNT, 1);
        request.set(JAVA_INT, ATTRIBUTE_KIND, OUTPUT_VALUES);
        request.set(JAVA_LONG, ATTRIBUTE_VALUES, initial == Level.HIGH ? 1 : 0);
        request.set(JAVA_LONG, ATTRIBUTE_MASK, 1);
      }
      request.set(JAVA_INT, LINE_COUNT, 1);
      request.set(JAVA_INT, BUFFERED_EVENTS, EVENTS);
      chip.ioctl("GPIO_V2_GET_LINE", GET_LINE, request);
      return new LineRequest(new DeviceFile(request.get(JAVA_INT, DESCRIPTOR)));
    }
  }

  @Override
  public Optional<Level> level() throws KernelException {
    return Optional.of(value());
  }

  /** Returns the level now. */
  Level value() throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(VALUES_SIZE, Long.BYTES);
      values.set(JAVA_LONG, MASK, 1);
      line.ioctl("GPIO_V2_LINE_GET_VALUES", GET_VALUES, values);
      return (values.get(JAVA_LONG, 0) & 1) == 0 ? Level.LOW : Level.HIGH;
    }
  }

  @Override
  public void set(Level level) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(VALUES_SIZE, Long.BYTES);
      values.set(JAVA_LONG, 0, level == Level.HIGH ? 1 : 0);
      values.set(JAVA_LONG, MASK, 1);
      line.ioctl("GPIO_V2_LINE_SET_VALUES", SET_VALUES, values);
    }
  }

  @Override
  public void release() throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment config = arena.allocate(CONFIG_SIZE, Long.BYTES);
      config.set(JAVA_LONG, 0, INPUT);
      line.ioctl("GPIO_V2_LINE_SET_CONFIG", SET_CONFIG, config);
    }
  }

  /** Waits for the next edge; null if there is none in that time, or a signal came. */
  @Nullable LineEvent event(Duration longest) throws IOException {
    if (!line.readable(longest)) {
      return null;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment event = arena.allocate(EVENT_SIZE, Long.BYTES);
      line.read(event);
      Level level = event.get(JAVA_INT, KIND) == RISING ? Level.HIGH : Level.LOW;
      return new LineEvent(event.get(JAVA_LONG, 0), level);
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
