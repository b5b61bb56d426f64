package org.wwep.emulator.store;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The same on a cluster, of one server that has all slots. */
@Tag("slow")
class RedisClusterStoreTest extends RedisStoreTest {
  @Override
  RedisProcess start(Path directory) throws Exception {
    RedisProcess cluster = RedisProcess.start(directory, "--cluster-enabled", "yes");
    cluster.becomeCluster();
    return cluster;
  }
}
