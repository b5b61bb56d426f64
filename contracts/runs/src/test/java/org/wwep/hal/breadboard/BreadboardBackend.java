package org.wwep.hal.breadboard;

import java.time.InstantSource;
import org.wwep.hal.Board;
import org.wwep.hal.BoardBackend;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.emulated.EmulatedBoard;

/** A back end that somebody added: found by the service file beside these tests. */
public final class BreadboardBackend implements BoardBackend {
  /** Makes the back end; {@link java.util.ServiceLoader} does. */
  public BreadboardBackend() {}

  @Override
  public String name() {
    return "breadboard";
  }

  @Override
  public int rank() {
    return 300;
  }

  @Override
  public Availability probe(BoardConfig config) {
    return new Availability(true, true, "a breadboard is on the table");
  }

  @Override
  public Board open(BoardConfig config, InstantSource clock) {
    return new EmulatedBoard(config, clock);
  }
}
