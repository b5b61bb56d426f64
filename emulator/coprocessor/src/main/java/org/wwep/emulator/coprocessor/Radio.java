package org.wwep.emulator.coprocessor;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * Whether there is a network, and an address on it, in either role.
 *
 * <p>Any task.
 */
final class Radio {
  private final StationRadio station;
  private final AccessPointRadio accessPoint;
  private final InterfaceSetup setup;
  private final WlanMode wlanMode;
  private final KnownNetworks knownNetworks;
  private final NetworkScan scan;
  private volatile Role role = Role.STATION;

  Radio(
      StationRadio station,
      AccessPointRadio accessPoint,
      InterfaceSetup setup,
      WlanMode wlanMode,
      KnownNetworks knownNetworks,
      NetworkScan scan) {
    this.station = station;
    this.accessPoint = accessPoint;
    this.setup = setup;
    this.wlanMode = wlanMode;
    this.knownNetworks = knownNetworks;
    this.scan = scan;
  }

  StationRadio station() {
    return station;
  }

  AccessPointRadio accessPoint() {
    return accessPoint;
  }

  Role role() {
    return role;
  }

  /** Finds how it was set up, and begins in the role that was set. */
  void start() throws InterruptedException {
    setup.start();
    knownNetworks.start();
    wlanMode.start();
    role = wlanMode.role();
    if (role == Role.ACCESS_POINT) {
      accessPoint.open(wlanMode.hotSpot(), () -> {});
    } else {
      station.start();
    }
  }

  /** Leaves or closes the network without a word; what is known of it stays. */
  void stop() {
    station.stop("the coprocessor was stopped");
    accessPoint.close("the coprocessor was stopped");
  }

  /** Has the networks be in range or not, from now on; the radio notices in its own time. */
  void inRange(boolean is) {
    if (is != scan.inRange()) {
      scan.inRange(is);
      look();
    }
  }

  /** Looks at what is in range now. */
  void look() {
    station.look();
  }

  /** Returns the addresses, if there are any. */
  Optional<IpConfiguration> acquired() {
    HotSpot open = accessPoint.hotSpot();
    return Optional.ofNullable(open == null ? station.lease() : open.setup().addresses());
  }

  /** Returns the name of the network that it is on, its own included. */
  Optional<String> network() {
    HotSpot open = accessPoint.hotSpot();
    AccessPoint network = open == null ? station.joined() : open.network();
    return Optional.ofNullable(network).map(AccessPoint::ssid);
  }

  /** Throws that there is no network. */
  void throwIfDown() throws ErrnoException {
    if (acquired().isEmpty()) {
      throw new ErrnoException(
          Errno.ENETDOWN,
          network().isEmpty()
              ? "the coprocessor is on no network: join one first"
              : "the coprocessor has no address yet");
    }
  }

  /** Throws unless it is a station: an access point joins no network. */
  void throwUnlessStation() throws ErrnoException {
    if (accessPoint.hotSpot() != null) {
      throw new ErrnoException(
          Errno.EALREADY,
          "the coprocessor is an access point: set the role station, and start it again");
    }
  }

  /** Writes how the interface is set up. */
  PayloadWriter addresses(PayloadWriter into) {
    @Nullable HotSpot open = accessPoint.hotSpot();
    IpConfiguration now = acquired().orElseGet(setup::next);
    boolean dhcp = open == null && setup.fixed() == null;
    return now.write(into.text(setup.mac().toString()).flag(dhcp).flag(acquired().isPresent()));
  }

  /** Returns the response to a start. */
  PayloadWriter started() {
    return addresses(ErrorCodec.done().number(role.number()));
  }

  /** Tells how it is, for a person. */
  void state(Map<String, String> state) {
    state.put("MAC address", setup.mac().toString());
    if (accessPoint.hotSpot() != null) {
      accessPoint.state(state);
      return;
    }
    state.put("network", network().orElse("none"));
    IpConfiguration lease = station.lease();
    state.put(
        "address",
        lease == null ? "none" : lease + " by " + (setup.fixed() == null ? "DHCP" : "setting"));
    state.put("connection policy", knownNetworks.policy().toString());
  }
}
