package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long it takes a part to do what it does.
 *
 * @param command what a command takes, besides what it does
 * @param bytesPerSecond how fast the channel is; 0 for as fast as it goes
 * @param joining what associating takes
 * @param dhcp what getting a lease takes
 * @param silence how long a network has to be silent to be lost
 */
public record CoprocessorTiming(
    Duration command, long bytesPerSecond, Duration joining, Duration dhcp, Duration silence) {
  /**
   * The CC3220's SPI at 20 MHz. What a command takes, and when a network is lost, are estimates.
   *
   * <p><b>Source</b>: the host interface's clock from SWRU461.
   */
  public static final CoprocessorTiming PART =
      new CoprocessorTiming(
          Duration.ofNanos(250_000),
          2_500_000,
          Duration.ofMillis(120),
          Duration.ofMillis(60),
          Duration.ofSeconds(1));

  /** That of a part that takes no time of its own. */
  public static final CoprocessorTiming NONE =
      new CoprocessorTiming(Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Checks the ranges. */
  public CoprocessorTiming {
    if (Stream.of(command, joining, dhcp, silence).anyMatch(Duration::isNegative)
        || bytesPerSecond < 0) {
      throw new IllegalArgumentException("times and speeds are 0 or more");
    }
  }
}
