package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The same on a cluster, of one server that has all slots. */
class RedisClusterStoreTest extends RedisStoreTest {
  @Override
  RedisProcess start(Path directory) throws Exception {
    RedisProcess cluster = RedisProcess.start(directory, "--cluster-enabled", "yes");
    assertThat(cluster.cli("cluster", "addslotsrange", "0", "16383")).isEqualTo("OK");
    long end = System.nanoTime() + 20_000_000_000L;
    while (!cluster.cli("cluster", "info").contains("cluster_state:ok")) {
      assertThat(System.nanoTime()).as("the cluster gets ready").isLessThan(end);
    }
    return cluster;
  }
}
