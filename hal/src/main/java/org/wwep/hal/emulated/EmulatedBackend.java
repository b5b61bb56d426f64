package org.wwep.hal.emulated;

import java.time.InstantSource;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;

/** Provides the {@link EmulatedBoard}, on every machine. */
public final class EmulatedBackend implements BoardBackend {
  /** Makes the back end; {@link java.util.ServiceLoader} does. */
  public EmulatedBackend() {}

  @Override
  public String name() {
    return "emulated";
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public Availability probe(BoardConfig config) {
    return new Availability(true, false, "it works everywhere");
  }

  @Override
  public Board open(BoardConfig config, InstantSource clock) {
    return new EmulatedBoard(config, clock);
  }
}
