package org.wwep.emulator.coprocessor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.SecureFlash;

/**
 * What a part knows of Wi-Fi before its first start, and what it hears; its firmware has no network
 * built in.
 *
 * @param networks the networks in range, besides those of other devices
 * @param profiles the networks that it knows
 * @param policy which of them it joins by itself
 * @param own its own network, or null for the part's
 */
public record WifiSetup(
    List<AccessPoint> networks,
    List<WlanProfile> profiles,
    ConnectionPolicy policy,
    @Nullable AccessPoint own) {
  /** Copies the lists, and checks how much there is. */
  public WifiSetup {
    networks = List.copyOf(networks);
    profiles = List.copyOf(profiles);
    if (profiles.size() > KnownNetworks.MOST_PROFILES) {
      throw new IllegalArgumentException(
          "a coprocessor has %d profiles at most, was %d"
              .formatted(KnownNetworks.MOST_PROFILES, profiles.size()));
    }
    if (profiles.stream().map(WlanProfile::ssid).distinct().count() < profiles.size()) {
      throw new IllegalArgumentException("a network has one profile, two have the same name");
    }
    if (policy.anyP2p()) {
      throw new IllegalArgumentException(
          "any-p2p: there is no Wi-Fi Direct (P2P) here, leave it out");
    }
  }

  /** Writes profiles and policy on the production line. */
  public void write(SecureFlash flash) throws FlashException, InterruptedException {
    KnownNetworks.write(flash, profiles, policy);
  }

  /** Returns a part that hears these networks, and opens its own. */
  public CoprocessorConfig apply(CoprocessorConfig config) {
    CoprocessorConfig hears = config.withAir(networks.toArray(AccessPoint[]::new));
    return own == null ? hears : hears.withHotSpot(hears.hotSpot().withNetwork(own), hears.web());
  }
}
