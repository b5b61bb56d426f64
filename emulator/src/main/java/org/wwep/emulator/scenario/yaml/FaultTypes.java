package org.wwep.emulator.scenario.yaml;

import java.util.List;

/** The names of the types of faults. */
final class FaultTypes {
  /** Toxiproxy's, then ours. */
  static final List<String> NAMES =
      List.of(
          "latency",
          "bandwidth",
          "slow_close",
          "timeout",
          "reset_peer",
          "slicer",
          "limit_data",
          "packet_loss",
          "dns",
          "tls",
          "frame",
          "gpio",
          "pool",
          "wifi");

  private FaultTypes() {}
}
