package org.wwep.hal.cdev;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;

/**
 * What a GPIO chip says of itself; asked without taking any of its lines.
 *
 * <p><b>Source.</b> {@code GPIO_GET_CHIPINFO_IOCTL} of the Linux character device: {@code struct
 * gpiochip_info} is a name of 32 bytes, a label of 32 bytes, and the number of lines.
 *
 * @param name what the kernel calls it, {@code gpiochip0}
 * @param label what its driver calls it, {@code pinctrl-bcm2711} on a Raspberry Pi 4
 * @param lines how many lines it has
 */
public record ChipInfo(String name, String label, int lines) {
  private static final Logger LOG = System.getLogger(ChipInfo.class.getName());
  private static final long GET_CHIPINFO = 0x8044B401L;
  private static final int LABEL = 32;
  private static final int LINES = 64;
  private static final int SIZE = 68;

  /** Asks the chip behind a device; nothing if it cannot be opened or is none. */
  public static Optional<ChipInfo> of(Path path) {
    try (DeviceFile deviceFile = DeviceFile.open(path)) {
      return Optional.of(of(deviceFile));
    } catch (IOException | LinkageError e) {
      LOG.log(Logger.Level.DEBUG, "{0} cannot be asked: {1}", path, e.toString());
      return Optional.empty();
    }
  }

  static ChipInfo of(DeviceFile deviceFile) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(SIZE, Integer.BYTES);
      deviceFile.ioctl("GPIO_GET_CHIPINFO", GET_CHIPINFO, info);
      return new ChipInfo(
          info.getString(0), info.getString(LABEL), info.get(ValueLayout.JAVA_INT, LINES));
    }
  }
}
