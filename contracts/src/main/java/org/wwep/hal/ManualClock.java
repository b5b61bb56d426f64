package org.wwep.hal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved; of one thread. */
public final class ManualClock implements InstantSource {
  /** Where every such clock begins. */
  public static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock and returns where it stands then. */
  public Instant advance(Duration by) {
    now = now.plus(by);
    return now;
  }
}
