package org.wwep.emulator.rig;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Board;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Boards;
import org.wwep.hal.HalException;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Remedy;

/** The one board of a rig with real lines: a second device would want the same ones. */
final class ExclusiveBoard {
  /** The setting that a {@link Remedy} calls by this name: what a scenario runs on. */
  static final String RIG = "rig";

  private final String rig;
  private boolean taken;

  ExclusiveBoard(String rig) {
    this.rig = rig;
  }

  /** Opens it: real lines, through Pi4J on a Raspberry Pi. */
  Board open(BoardConfig config, MacAddress mac, InstantSource clock) throws HalException {
    if (taken) {
      throw new HalException(
          HalException.Problem.LINE_BUSY,
          "the rig " + rig + " has one board, and the scenario another device",
          new Remedy.Setting(RIG, "sim", "emulated"));
    }
    taken = true;
    @Nullable MacAddress own = config.mac();
    return Boards.installed()
        .select(Boards.AUTO, true, config)
        .backend()
        .open(config.withMac(own == null ? mac : own), clock);
  }
}
