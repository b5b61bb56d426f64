package org.wwep.emulator.fleet;

/**
 * What the devices of a loop count and measure.
 *
 * <p>Owned by the thread of the loop.
 */
final class LoopRecord {
  /** After so many connections that a server left open, devices close theirs at once. */
  private static final int LEFT_OPEN = 8;

  /** One of so many waits all the same: a server that was slow may be quick again. */
  private static final int LOOKS = 64;

  private final FleetTally tally = new FleetTally();
  private final LegHistograms legs = new LegHistograms();
  private final PressRates rates = new PressRates();
  private final FleetProgress.Counts counts;
  private long origin;
  private int leftOpen;
  private int closed;

  LoopRecord(FleetProgress.Counts counts) {
    this.counts = counts;
  }

  /** Counts moments from this one on. */
  void start(long moment) {
    origin = moment;
  }

  /** A press was acknowledged at this moment. */
  void acknowledged(long moment) {
    tally.acknowledged();
    rates.acknowledged(moment - origin);
    counts.acknowledged();
  }

  void failed(PressFailure failure, String seen) {
    tally.failed(failure, seen);
    rates.failed(System.nanoTime() - origin);
    counts.failed(1);
  }

  void notBegun(long presses) {
    tally.notBegun(presses);
    counts.failed(presses);
  }

  /** Returns whether the server leaves connections open, so that devices close them. */
  boolean closesFirst() {
    return leftOpen >= LEFT_OPEN && ++closed % LOOKS != 0;
  }

  /** The server has closed a connection behind its reply, or left it open for too long. */
  void serverCloses(boolean inTime) {
    leftOpen = inTime ? 0 : leftOpen + 1;
    if (!inTime) {
      tally.leftOpen();
    }
  }

  FleetTally tally() {
    return tally;
  }

  LegHistograms legs() {
    return legs;
  }

  PressRates rates() {
    return rates;
  }
}
