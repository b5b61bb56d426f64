package org.wwep.emulator.scenario;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ApiStyle;
import org.wwep.device.ClientSettings;
import org.wwep.hal.MacAddress;

/**
 * A device of the scenario.
 *
 * @param id what steps call it
 * @param firmware what it runs
 * @param mac its MAC address, or null for one that the scenario's seed gives
 * @param hal the board's back end, on rigs that leave the choice
 * @param stack whose TCP/IP stack it uses
 * @param coprocessor what its coprocessor has, where it uses that one's stack
 * @param server the server's name or address, or null for the scenario's server
 * @param serverAddress the server's address, so that no name is looked up, or null
 * @param fallback the address for when the look-up fails, or null
 * @param links the ways to the server; presses take them in turn
 * @param settings how its client behaves; other firmware keeps to its debounce window and pools
 * @param parts its buttons and LEDs, one pair, or two for the dual client
 * @param board all of its buttons and LEDs
 * @param registerIsGiven whether the file says which register holds the LED
 * @param onFault what becomes of a run when the firmware ends by a fault
 */
public record DeviceSpec(
    String id,
    FirmwareSpec firmware,
    @Nullable MacAddress mac,
    String hal,
    StackKind stack,
    CoprocessorSpec coprocessor,
    @Nullable String server,
    @Nullable InetAddress serverAddress,
    @Nullable InetAddress fallback,
    List<LinkSpec> links,
    ClientSettings settings,
    List<PartsSpec> parts,
    BoardParts board,
    boolean registerIsGiven,
    OnFault onFault) {
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

  /** Returns whether one of its links is secured. */
  public boolean isSecured() {
    // Asked once for each seed of a search: no streams.
    for (LinkSpec link : links) {
      if (link.tls() != null) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether one of its links goes to a port that the scenario gives. */
  public boolean hasGivenPort() {
    for (LinkSpec link : links) {
      if (link.port() != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns this board on a bench in the place of a scenario's device, whose firmware, wiring and
   * timing are those of virtual time: what remains of it is its name, the register of its LED, the
   * server that it knows by name, and whether it uses TLS.
   */
  public DeviceSpec inPlaceOf(DeviceSpec other) {
    PartsSpec own = parts.getFirst();
    PartsSpec part =
        new PartsSpec(
            own.button(),
            own.buttonPin(),
            own.led(),
            own.ledPin(),
            registerIsGiven ? own.register() : other.parts.getFirst().register());
    return new DeviceSpec(
        other.id,
        firmware,
        mac,
        hal,
        stack,
        coprocessor,
        other.server,
        serverAddress,
        fallback,
        isSecured() || other.isSecured()
            ? List.of(new LinkSpec(null, ApiStyle.STREAM, TlsSpec.DEFAULT, false))
            : List.of(LinkSpec.DEFAULT),
        settings,
        List.of(part),
        board,
        registerIsGiven || other.registerIsGiven,
        onFault);
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
