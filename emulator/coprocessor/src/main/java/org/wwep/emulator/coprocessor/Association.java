package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.NetworkScan.HeardNetwork;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.net.JoinFailedException;

/**
 * A network that a station is on.
 *
 * @param network what was heard of it
 * @param station the place on it, if a device has it open, or null
 */
record Association(AccessPoint network, HotSpot.@Nullable Station station) {
  /** Makes one, or throws why the network does not take it. */
  static Association make(
      HeardNetwork found,
      WlanProfile profile,
      InterfaceSetup setup,
      RadioNetworkStack radioNetworkStack,
      Duration left)
      throws JoinFailedException, InterruptedException {
    HotSpot hotSpot = found.hotSpot();
    if (hotSpot != null) {
      return new Association(found.network(), hotSpot.associate(setup.mac(), profile.key()));
    }
    found.network().throwUnlessKeyIs(profile.key());
    radioNetworkStack.joinUsual(left.isNegative() ? Duration.ZERO : left);
    return new Association(found.network(), null);
  }

  /** Returns the addresses on it: those that were set, or that are given; empty if none are. */
  Optional<IpConfiguration> addresses(InterfaceSetup setup) {
    return setup.fixed() == null && station != null ? station.lease() : Optional.of(setup.next());
  }

  /** Has new sockets be on it. */
  void use(RadioNetworkStack radioNetworkStack, IpConfiguration addresses) {
    if (station == null) {
      radioNetworkStack.useUsual();
    } else {
      radioNetworkStack.use(station.stack(addresses.address()));
    }
  }

  /** Returns whether it is still there. */
  boolean isHeard(NetworkScan scan) {
    return scan.find(network.ssid()).isPresent() && (station == null || station.hotSpot().isOpen());
  }

  /** Leaves it. */
  void leave() {
    if (station != null) {
      station.leave();
    }
  }
}
