package org.wwep.emulator.store;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.Partitions;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Which server a key is written on: the only one, or the master of its slot; any thread. */
final class MasterDirectory {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /**
   * So many keys hit each master of a cluster with a few of them, and nearly all of one with many.
   */
  private static final int PROBES = 256;

  private static final String PROBE = "wwep:probe";

  private final RedisURI first;
  private final @Nullable RedisClusterClient cluster;
  private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

  /**
   * Knows these servers.
   *
   * @param first the only server, or one of the cluster's
   * @param cluster null if there is no cluster
   */
  MasterDirectory(RedisURI first, @Nullable RedisClusterClient cluster) {
    this.first = first;
    this.cluster = cluster;
  }

  /** Returns the only server, or one of the cluster's. */
  RedisURI only() {
    return first;
  }

  /** Returns the master of a key; nothing while its slot has none. */
  Optional<RedisURI> master(String key) {
    RedisClusterClient all = cluster;
    if (all == null) {
      return Optional.of(first);
    }
    @Nullable RedisClusterNode node = all.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
    return Optional.ofNullable(node).map(RedisClusterNode::getUri);
  }

  /** Returns the address of a server that another one names. */
  RedisURI server(String host, int port) {
    RedisURI.Builder builder = RedisURI.builder(first).withPort(port);
    return host.isEmpty() ? builder.build() : builder.withHost(host).build();
  }

  /** Returns a key that is no device's for each master, so that what each refuses is seen. */
  List<String> probes() {
    RedisClusterClient all = cluster;
    if (all == null) {
      return List.of(PROBE);
    }
    Partitions partitions = all.getPartitions();
    Map<String, String> probes = new LinkedHashMap<>();
    for (int i = 0; i < PROBES; i++) {
      String key = i == 0 ? PROBE : PROBE + ":" + i;
      @Nullable RedisClusterNode node = partitions.getMasterBySlot(SlotHash.getSlot(key));
      if (node != null) {
        probes.putIfAbsent(node.getNodeId(), key);
      }
    }
    return probes.isEmpty() ? List.of(PROBE) : List.copyOf(probes.values());
  }

  /**
   * Takes that what is known of the cluster seems to be wrong: it is asked, but not at once again.
   */
  void refresh() {
    RedisClusterClient all = cluster;
    long now = System.nanoTime();
    long until = quietUntil.get();
    if (all != null
        && now - until >= 0
        && quietUntil.compareAndSet(until, now + BETWEEN_LOOKS.toNanos())) {
      // If nobody of the cluster answers, the next write that fails asks again.
      var _ = all.refreshPartitionsAsync();
    }
  }
}
