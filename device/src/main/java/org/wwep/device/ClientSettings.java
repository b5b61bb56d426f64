package org.wwep.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ClientTimeouts;
import org.wwep.hal.Debounce;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.DeviceId;

/**
 * How a client behaves, whatever server it talks to and whatever board it is on: what a scenario, a
 * command line and a test all write, and the firmware reads.
 *
 * @param id the device ID, or null to compute it from the board's MAC address
 * @param timing how long each step of a transaction may take
 * @param retry how often a frame is tried
 * @param resolve how long a look-up may take, and joining the network
 * @param debounce how long a button is ignored after an accepted edge; zero turns it off
 * @param pools how many packets the device has, for whatever sends and receives by them
 */
public record ClientSettings(
    @Nullable DeviceId id,
    ClientTimeouts timing,
    RetryPolicy retry,
    Duration resolve,
    Duration debounce,
    PoolSizes pools) {
  /** The course's. */
  public static final ClientSettings DEFAULT =
      new ClientSettings(
          null,
          ClientTimeouts.DEFAULT,
          RetryPolicy.DEFAULT,
          Duration.ofSeconds(10),
          Debounce.DEFAULT_WINDOW,
          PoolSizes.DEFAULT);

  /** Returns these settings with an ID of its own, or with the one of the MAC address if null. */
  public ClientSettings withId(@Nullable DeviceId id) {
    return new ClientSettings(id, timing, retry, resolve, debounce, pools);
  }

  /** Returns these settings with other time limits. */
  public ClientSettings withTiming(ClientTimeouts timing) {
    return new ClientSettings(id, timing, retry, resolve, debounce, pools);
  }

  /** Returns these settings with another retry policy. */
  public ClientSettings withRetry(RetryPolicy retry) {
    return new ClientSettings(id, timing, retry, resolve, debounce, pools);
  }

  /** Returns these settings with another debounce window. */
  public ClientSettings withDebounce(Duration debounce) {
    return new ClientSettings(id, timing, retry, resolve, debounce, pools);
  }
}
