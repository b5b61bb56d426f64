package org.wwep.emulator.store;

import java.nio.file.Path;

/** The same on a cluster, of one server that has all slots. */
class RedisClusterStoreTest extends RedisStoreTest {
  @Override
  RedisProcess start(Path directory) throws Exception {
    RedisProcess cluster = RedisProcess.start(directory, "--cluster-enabled", "yes");
    cluster.becomeCluster();
    return cluster;
  }
}
