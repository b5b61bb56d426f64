package org.wwep.emulator.sim.net;

import java.time.Duration;

/**
 * What the path between two hosts is like, in each direction.
 *
 * @param latency how long a segment takes at least
 * @param jitter how much longer it may take, drawn for each; order is kept
 * @param bandwidth bytes a second, or 0 for no limit
 * @param segment the bytes of payload in a segment, 1 or more
 * @param loss how probably a segment is lost, 0 to 0.9; it is sent again
 * @param retransmission how long until a lost segment is sent again; doubles with each loss
 */
public record LinkProfile(
    Duration latency,
    Duration jitter,
    long bandwidth,
    int segment,
    double loss,
    Duration retransmission) {
  /** A quiet Wi-Fi network: 1 to 2 ms, Ethernet's segments, TCP's shortest retransmission. */
  public static final LinkProfile WIFI =
      new LinkProfile(
          Duration.ofMillis(1), Duration.ofMillis(1), 0, 1460, 0, Duration.ofMillis(200));

  /** Checks the ranges. */
  public LinkProfile {
    if (latency.isNegative() || jitter.isNegative() || !retransmission.isPositive()) {
      throw new IllegalArgumentException(
          "latency and jitter are 0 or more, retransmission is more, was "
              + (latency + ", " + jitter + ", " + retransmission));
    }
    if (bandwidth < 0 || segment < 1) {
      throw new IllegalArgumentException(
          "bandwidth is 0 or more and a segment 1 or more, was " + bandwidth + ", " + segment);
    }
    if (!(loss >= 0 && loss <= 0.9)) {
      throw new IllegalArgumentException("loss is 0 to 0.9, was " + loss);
    }
  }

  /** Returns this path with another latency and jitter. */
  public LinkProfile withLatency(Duration latency, Duration jitter) {
    return new LinkProfile(latency, jitter, bandwidth, segment, loss, retransmission);
  }

  /** Returns this path with another bandwidth. */
  public LinkProfile withBandwidth(long bandwidth) {
    return new LinkProfile(latency, jitter, bandwidth, segment, loss, retransmission);
  }

  /** Returns this path with other segments. */
  public LinkProfile withSegment(int segment) {
    return new LinkProfile(latency, jitter, bandwidth, segment, loss, retransmission);
  }

  /** Returns this path with another loss. */
  public LinkProfile withLoss(double loss) {
    return new LinkProfile(latency, jitter, bandwidth, segment, loss, retransmission);
  }
}
