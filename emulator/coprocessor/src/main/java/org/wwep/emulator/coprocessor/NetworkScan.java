package org.wwep.emulator.coprocessor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a radio hears: the networks that are always there, and those that devices open.
 *
 * <p>Any task.
 */
final class NetworkScan {
  private final CoprocessorConfig config;
  private final WirelessMedium medium;
  private volatile boolean inRange;

  /**
   * A network in range.
   *
   * @param network what is heard of it
   * @param hotSpot the device's that has it open, or null
   */
  record HeardNetwork(AccessPoint network, @Nullable HotSpot hotSpot) {}

  NetworkScan(CoprocessorConfig config, WirelessMedium medium, boolean inRange) {
    this.config = config;
    this.medium = medium;
    this.inRange = inRange;
  }

  boolean inRange() {
    return inRange;
  }

  void inRange(boolean is) {
    inRange = is;
  }

  /** Returns all networks in range. */
  List<AccessPoint> networks() {
    return heard().map(HeardNetwork::network).toList();
  }

  /** Finds a network. */
  Optional<HeardNetwork> find(String ssid) {
    return heard().filter(each -> each.network().ssid().equals(ssid)).findFirst();
  }

  private Stream<HeardNetwork> heard() {
    return inRange
        ? Stream.concat(
            config.air().stream().map(each -> new HeardNetwork(each, null)),
            medium.hotSpots().stream().map(each -> new HeardNetwork(each.network(), each)))
        : Stream.empty();
  }
}
