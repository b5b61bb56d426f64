package org.wwep.hal.cdev;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;

/**
 * What the kernel tells of a line to whoever asks; asked without taking it.
 *
 * <p><b>Source.</b> {@code GPIO_V2_GET_LINEINFO_IOCTL} of the Linux character device: {@code struct
 * gpio_v2_line_info} (256 bytes) is a name and a consumer of 32 bytes each, the offset, and flags.
 *
 * @param used whether somebody holds it
 * @param consumer what its holder calls itself, or empty
 */
public record LineInfo(boolean used, String consumer) {
  private static final long GET_LINEINFO = 0xC100B405L;
  private static final int SIZE = 256;
  private static final int CONSUMER = 32;
  private static final int CONSUMER_SIZE = 32;
  private static final int OFFSET = 64;
  private static final int FLAGS = 72;
  private static final long USED = 1;

  /** Asks for a line of the chip behind a device; nothing if the chip or the line is not there. */
  public static Optional<LineInfo> of(Path chip, int offset) {
    try (DeviceFile deviceFile = DeviceFile.open(chip)) {
      return Optional.of(of(deviceFile, offset));
    } catch (IOException | LinkageError _) {
      return Optional.empty();
    }
  }

  static LineInfo of(DeviceFile chip, int offset) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(SIZE, Long.BYTES);
      info.set(ValueLayout.JAVA_INT, OFFSET, offset);
      chip.ioctl("GPIO_V2_GET_LINEINFO", GET_LINEINFO, info);
      return of(info);
    }
  }

  static LineInfo of(MemorySegment info) {
    String consumer = info.asSlice(CONSUMER, CONSUMER_SIZE).getString(0);
    // A program chooses that name: it is not to steer a terminal.
    return new LineInfo(
        (info.get(ValueLayout.JAVA_LONG, FLAGS) & USED) != 0,
        consumer.replaceAll("[^\\x20-\\x7e]", "?"));
  }
}
