package org.wwep.emulator.fleet;

import java.util.Arrays;

/**
 * How many presses ended in each part of the run.
 *
 * <p><b>Shape</b>: one thread. All parts are as long; there are at most {@value #MOST}, so that a
 * long run has longer ones. <b>Units</b>: parts are whole seconds, 1, 2, 4 and so on.
 */
public final class PressRates {
  /** The most parts. */
  static final int MOST = 256;

  private static final long SECOND = 1_000_000_000L;

  private long width = 1;
  private int length;
  private long[] acknowledged = new long[MOST];
  private long[] failed = new long[MOST];

  /** Makes those of a run in which nothing has ended. */
  PressRates() {}

  /** Makes those of a run that is over. */
  PressRates(long width, long[] acknowledged, long[] failed) {
    if (Long.bitCount(width) != 1
        || acknowledged.length > MOST
        || acknowledged.length != failed.length) {
      throw new IllegalArgumentException("the rates are not as they should be");
    }
    this.width = width;
    this.length = acknowledged.length;
    this.acknowledged = Arrays.copyOf(acknowledged, MOST);
    this.failed = Arrays.copyOf(failed, MOST);
  }

  /** A press was acknowledged so long after the start. */
  void acknowledged(long nanos) {
    int part = part(nanos); // It may replace the counts.
    acknowledged[part]++;
  }

  /** A press has failed so long after the start. */
  void failed(long nanos) {
    int part = part(nanos);
    failed[part]++;
  }

  private int part(long nanos) {
    long second = Math.max(0, nanos) / SECOND;
    while (second / width >= MOST) {
      widen();
    }
    int part = (int) (second / width);
    length = Math.max(length, part + 1);
    return part;
  }

  private void widen() {
    acknowledged = halved(acknowledged);
    failed = halved(failed);
    length = (length + 1) / 2;
    width *= 2;
  }

  private static long[] halved(long[] counts) {
    long[] half = new long[MOST];
    for (int i = 0; i < MOST; i++) {
      half[i / 2] += counts[i];
    }
    return half;
  }

  /** Adds those of others, which have begun at the same time. */
  public void add(PressRates others) {
    PressRates same = new PressRates(others.width, others.acknowledged(), others.failed());
    while (width < same.width) {
      widen();
    }
    while (same.width < width) {
      same.widen();
    }
    length = Math.max(length, same.length);
    for (int i = 0; i < same.length; i++) {
      acknowledged[i] += same.acknowledged[i];
      failed[i] += same.failed[i];
    }
  }

  /** Returns how many seconds a part has. */
  public long width() {
    return width;
  }

  /** Returns how many presses were acknowledged in each part. */
  public long[] acknowledged() {
    return Arrays.copyOf(acknowledged, length);
  }

  /** Returns how many presses failed in each part. */
  public long[] failed() {
    return Arrays.copyOf(failed, length);
  }
}
