package org.wwep.device;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ClientTimeouts;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.DeviceId;

/**
 * What the client firmware is built with.
 *
 * @param server whom to talk to
 * @param id the device ID, or null to compute it from the board's MAC address
 * @param parts which button and LED, and which register mirrors the LED
 * @param timing how long each step of a transaction may take
 * @param retry how often a frame is tried
 * @param resolve how long a look-up may take
 * @param debounce how long a button is ignored after an accepted edge; zero turns it off
 * @param links the ways to the server, at least one; the first press takes the first, the next
 *     press the next, and so on in turn
 * @param pools how many packets the device has, for whatever sends and receives by them
 */
public record DeviceConfig(
    ServerConfig server,
    @Nullable DeviceId id,
    Parts parts,
    ClientTimeouts timing,
    RetryPolicy retry,
    Duration resolve,
    Duration debounce,
    List<LinkConfig> links,
    PoolSizes pools) {
  /** Checks that there is a link. */
  public DeviceConfig {
    links = List.copyOf(links);
    if (links.isEmpty()) {
      throw new IllegalArgumentException("a device needs a link to its server");
    }
  }

  /**
   * Which parts of the board the firmware uses.
   *
   * @param button the button's part id
   * @param led the LED's part id
   * @param register the register that holds the LED, 0 to 255
   */
  public record Parts(String button, String led, int register) {
    /** The course's: {@code btn1}, {@code led1}, register 05. */
    public static final Parts DEFAULT = new Parts("btn1", "led1", 0x05);
  }

  /** Returns the course's firmware for this server, over these links in turn. */
  public static DeviceConfig forServer(ServerConfig server, LinkConfig... links) {
    return new DeviceConfig(
        server,
        null,
        Parts.DEFAULT,
        ClientTimeouts.DEFAULT,
        RetryPolicy.DEFAULT,
        Duration.ofSeconds(10),
        Duration.ofMillis(10),
        List.of(links),
        PoolSizes.DEFAULT);
  }

  /** Returns this firmware with a fixed device ID, or with the computed one for null. */
  public DeviceConfig withId(@Nullable DeviceId id) {
    return new DeviceConfig(server, id, parts, timing, retry, resolve, debounce, links, pools);
  }

  /** Returns this firmware on other parts of the board. */
  public DeviceConfig withParts(Parts parts) {
    return new DeviceConfig(server, id, parts, timing, retry, resolve, debounce, links, pools);
  }

  /** Returns this firmware with other time limits. */
  public DeviceConfig withTiming(ClientTimeouts clientTimeouts) {
    return new DeviceConfig(
        server, id, parts, clientTimeouts, retry, resolve, debounce, links, pools);
  }

  /** Returns this firmware with another retry policy. */
  public DeviceConfig withRetry(RetryPolicy retry) {
    return new DeviceConfig(server, id, parts, timing, retry, resolve, debounce, links, pools);
  }

  /** Returns this firmware with another limit for look-ups. */
  public DeviceConfig withResolve(Duration resolve) {
    return new DeviceConfig(server, id, parts, timing, retry, resolve, debounce, links, pools);
  }

  /** Returns this firmware with another debounce window. */
  public DeviceConfig withDebounce(Duration debounce) {
    return new DeviceConfig(server, id, parts, timing, retry, resolve, debounce, links, pools);
  }

  /** Returns this firmware over other links. */
  public DeviceConfig withLinks(LinkConfig... links) {
    return new DeviceConfig(
        server, id, parts, timing, retry, resolve, debounce, List.of(links), pools);
  }

  /** Returns this firmware on a device with other pools. */
  public DeviceConfig withPools(PoolSizes pools) {
    return new DeviceConfig(server, id, parts, timing, retry, resolve, debounce, links, pools);
  }
}
