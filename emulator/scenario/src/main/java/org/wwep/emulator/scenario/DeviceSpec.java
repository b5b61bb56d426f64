package org.wwep.emulator.scenario;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ClientTimeouts;
import org.wwep.device.RetryPolicy;
import org.wwep.hal.MacAddress;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.DeviceId;

/**
 * A device of the scenario.
 *
 * @param id what steps call it
 * @param firmware what it runs
 * @param mac its MAC address, or null for one that the scenario's seed gives
 * @param deviceId its ID on the wire, or null for the sum of the MAC address's bytes
 * @param hal the board's back end, on rigs that leave the choice
 * @param stack whose TCP/IP stack it uses
 * @param server the server's name or address, or null for the scenario's server
 * @param serverAddress the server's address, so that no name is looked up, or null
 * @param fallback the address for when the look-up fails, or null
 * @param links the ways to the server; presses take them in turn
 * @param timing how long each step of a transaction may take
 * @param resolve how long a look-up may take
 * @param retry how often a frame is tried
 * @param debounce how long the button is ignored after an accepted edge
 * @param parts its buttons and LEDs, one pair, or two for the dual client
 * @param board all of its buttons and LEDs
 * @param registerIsGiven whether the file says which register holds the LED
 * @param onFault what becomes of a run when the firmware ends by a fault
 * @param pools how many packets it has
 */
public record DeviceSpec(
    String id,
    FirmwareSpec firmware,
    @Nullable MacAddress mac,
    @Nullable DeviceId deviceId,
    String hal,
    StackKind stack,
    @Nullable String server,
    @Nullable InetAddress serverAddress,
    @Nullable InetAddress fallback,
    List<LinkSpec> links,
    ClientTimeouts timing,
    Duration resolve,
    RetryPolicy retry,
    Duration debounce,
    List<PartsSpec> parts,
    BoardParts board,
    boolean registerIsGiven,
    OnFault onFault,
    PoolSizes pools) {
  /** What the only device is called when nobody gives it an id. */
  public static final String DEFAULT_ID = "device";

  /** Copies the lists, and checks that there is something in them. */
  public DeviceSpec {
    links = List.copyOf(links);
    parts = List.copyOf(parts);
    if (links.isEmpty() || parts.isEmpty()) {
      throw new IllegalArgumentException("a device has a link and a button at least");
    }
  }

  /** What becomes of a run when firmware ends by a fault, such as a crash. */
  public enum OnFault {
    /** The step under way fails. */
    FAIL,
    /** The run goes on; the device stays as it is until its power is switched. */
    CONTINUE
  }

  /** TCP/IP stacks. */
  public enum StackKind {
    /** The firmware's own. */
    HOST,
    /** The network coprocessor's. */
    NWP
  }
}
