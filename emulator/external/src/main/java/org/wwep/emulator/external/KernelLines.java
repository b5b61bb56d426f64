package org.wwep.emulator.external;

import java.time.InstantSource;
import java.util.List;
import org.wwep.emulator.external.ExternalImage.LineOpener;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.HalException;
import org.wwep.hal.Remedy;
import org.wwep.hal.cdev.CdevBackend;

/** The lines of this machine's GPIO chips. */
final class KernelLines implements LineOpener {
  @Override
  public Board open(BoardConfig config, InstantSource clock) throws HalException {
    try {
      return new CdevBackend().open(config, clock);
    } catch (HalException e) {
      // The board is no emulated one: to choose another back end is no help here.
      List<Remedy> remedies =
          e.remedies().stream()
              .filter(
                  one ->
                      !(one instanceof Remedy.Setting(var name, _) && name.equals(Remedy.BACKEND)))
              .toList();
      throw remedies.isEmpty()
          ? e
          : new HalException(e.problem(), e.fact(), remedies, e.getCause());
    }
  }
}
