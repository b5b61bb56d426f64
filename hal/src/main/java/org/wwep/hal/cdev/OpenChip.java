package org.wwep.hal.cdev;

import java.nio.file.Path;
import java.util.List;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.Remedy;
import org.wwep.hal.kernel.DeviceFile;
import org.wwep.hal.kernel.KernelException;
import org.wwep.hal.line.Obstacle;

/**
 * A GPIO chip that lines can be claimed of.
 *
 * @param file its device
 * @param info what it says of itself
 */
record OpenChip(DeviceFile file, ChipInfo info) implements AutoCloseable {
  /** Opens the chip behind a device file. */
  static OpenChip open(Path path) throws HalException {
    try {
      DeviceFile chip = DeviceFile.open(path);
      try {
        return new OpenChip(chip, ChipInfo.of(chip));
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

  @Override
  public void close() {
    file.close();
  }
}
