package org.wwep.hal.cdev;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;

/**
 * What the kernel says of a line, whoever holds it.
 *
 * <p><b>Source.</b> {@code GPIO_V2_GET_LINEINFO_IOCTL} of {@code linux/gpio.h}: {@code struct
 * gpio_v2_line_info} (256 bytes) is a name and a consumer of 32 bytes each, then the line's number.
 */
public final class LineInfo {
  private static final long GET_LINE_INFO = 0xC100B405L;
  private static final int SIZE = 256;
  private static final int CONSUMER = 32;
  private static final int CONSUMER_SIZE = 32;
  private static final int OFFSET = 64;

  private LineInfo() {}

  /** Asks the chip behind a device file, as below; nothing if it is not there. */
  public static Optional<String> holder(Path chip, int offset) {
    try (DeviceFile deviceFile = DeviceFile.open(chip)) {
      return holder(deviceFile, offset);
    } catch (KernelException | LinkageError _) {
      return Optional.empty();
    }
  }

  /**
   * Returns what the holder of a line calls itself; nothing if nobody holds it, or says nothing.
   */
  static Optional<String> holder(DeviceFile chip, int offset) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(SIZE, Long.BYTES);
      info.set(JAVA_INT, OFFSET, offset);
      chip.ioctl("GPIO_V2_GET_LINEINFO", GET_LINE_INFO, info);
      return holder(info);
    } catch (KernelException _) {
      return Optional.empty(); // It was only to say more.
    }
  }

  /** Reads the holder's name, of which any program can say what it likes. */
  static Optional<String> holder(MemorySegment info) {
    byte[] name = new byte[CONSUMER_SIZE];
    MemorySegment.copy(info, CONSUMER, MemorySegment.ofArray(name), 0, CONSUMER_SIZE);
    int length = 0;
    while (length < CONSUMER_SIZE && name[length] != 0) {
      length++;
    }
    String text = new String(name, 0, length, StandardCharsets.UTF_8).replaceAll("[^ -~]", "?");
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }
}
