package org.wwep.emulator.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import java.time.Duration;

/** How the servers of a Redis cluster are kept track of. */
final class ClusterOptions {
  /** For what nobody stumbles over, as a replica that has come. */
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** At most so often, however many commands meet a server that is gone. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private ClusterOptions() {}

  static ClusterClientOptions of(ClientOptions options) {
    return ClusterClientOptions.builder(options)
        .topologyRefreshOptions(
            ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(PERIOD)
                .enableAllAdaptiveRefreshTriggers()
                .adaptiveRefreshTriggersTimeout(BETWEEN_LOOKS)
                .refreshTriggersReconnectAttempts(1)
                .build())
        .build();
  }
}
