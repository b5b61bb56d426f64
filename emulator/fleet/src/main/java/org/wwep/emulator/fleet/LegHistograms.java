package org.wwep.emulator.fleet;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long each part of the presses took.
 *
 * <p><b>Units</b>: nanoseconds, 100 ns to an hour, to three digits. <b>Shape</b>: one thread.
 * Merged without any loss, since all have the same buckets.
 */
public final class LegHistograms {
  private static final long LEAST = 100;
  private static final long MOST = 3_600_000_000_000L;
  private static final int DIGITS = 3;

  private final Map<Leg, Histogram> legs = new EnumMap<>(Leg.class);

  /** Makes empty ones. */
  public LegHistograms() {
    for (Leg leg : Leg.values()) {
      legs.put(leg, new Histogram(LEAST, MOST, DIGITS));
    }
  }

  Histogram get(Leg leg) {
    return java.util.Objects.requireNonNull(legs.get(leg));
  }

  void record(Leg leg, long nanos) {
    get(leg).recordValue(Math.clamp(nanos, 0, MOST));
  }

  /** Adds all of others. */
  public void add(LegHistograms others) {
    legs.forEach((leg, histogram) -> histogram.add(others.get(leg)));
  }

  /** Counts what was measured of a leg. */
  public long count(Leg leg) {
    return get(leg).getTotalCount();
  }

  /**
   * Returns the time that this share of the presses did not exceed.
   *
   * @param percent 0 to 100
   */
  public long percentile(Leg leg, double percent) {
    return count(leg) == 0 ? 0 : get(leg).getValueAtPercentile(percent);
  }

  /** Returns the longest. */
  public long longest(Leg leg) {
    return count(leg) == 0 ? 0 : get(leg).getMaxValue();
  }

  /** Returns a leg in HdrHistogram's own form, compressed, in Base64. */
  public String encoded(Leg leg) {
    Histogram histogram = get(leg);
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer.array(), length));
  }

  /**
   * Adds what was encoded.
   *
   * @throws IllegalArgumentException if it is no histogram, or one with other buckets
   */
  public void addEncoded(Leg leg, String base64) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      Histogram other = Histogram.decodeFromCompressedByteBuffer(buffer, LEAST);
      if (other.getLowestDiscernibleValue() != LEAST
          || other.getHighestTrackableValue() != MOST
          || other.getNumberOfSignificantValueDigits() != DIGITS) {
        throw new IllegalArgumentException("the histogram of " + leg.text() + " has other buckets");
      }
      get(leg).add(other);
    } catch (DataFormatException
        | ArrayIndexOutOfBoundsException
        | java.nio.BufferUnderflowException e) {
      throw new IllegalArgumentException("the histogram of " + leg.text() + " is damaged", e);
    }
  }
}
