package org.wwep.emulator.rig;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Boards;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;

/** The one board of a rig with real lines: a second device would want the same ones. */
final class ExclusiveBoard {
  private final String rig;
  private boolean taken;

  ExclusiveBoard(String rig) {
    this.rig = rig;
  }

  /** Opens it as {@code wwep device --require-hardware} does, through Pi4J on a Raspberry Pi. */
  Board open(BoardConfig config, MacAddress mac, InstantSource clock) throws HalException {
    if (taken) {
      throw new HalException(
          HalException.Problem.LINE_BUSY,
          "the rig " + rig + " has one board, and the scenario another device",
          "run it with --rig sim or emulated");
    }
    taken = true;
    @Nullable MacAddress own = config.mac();
    return Boards.installed()
        .select(Boards.Choice.AUTO, true, config.chip() != null)
        .backend()
        .open(config.withMac(own == null ? mac : own), clock);
  }
}
