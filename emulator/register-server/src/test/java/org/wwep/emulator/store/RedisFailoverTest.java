package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.StoreUnavailableException;

@Tag("slow")
@Timeout(240)
class RedisFailoverTest {
  private static final DeviceId DEVICE = new DeviceId(0x0FAC);
  private static final ReplicaPolicy ONE = new ReplicaPolicy(1, Duration.ofMillis(300));
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long LONGEST_NANOS = 60_000_000_000L;

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void needs_redis() throws Exception {
    assumeTrue(RedisProcess.isInstalled(), "needs redis-server");
  }

  @Test
  void registers_of_a_cluster_are_on_all_masters_and_are_copied_out_and_in() throws Exception {
    try (RedisClusterProcess cluster = RedisClusterProcess.start(directory);
        Store store = RedisStore.connect(cluster.url(), PATIENCE, ONE)) {
      List<Register> many =
          IntStream.range(0, 60).mapToObj(i -> new Register(new DeviceId(i * 99), 5, i)).toList();
      for (Register one : many) {
        assertThat(store.write(one.device(), one.number(), one.value())).isTrue();
      }
      assertThat(store.all()).isEqualTo(many);
      store.replaceAll(many.subList(0, 30));
      assertThat(store.all()).isEqualTo(many.subList(0, 30));
    }
  }

  @Test
  void what_replicas_have_survives_the_kill_of_their_master() throws Exception {
    try (RedisClusterProcess cluster = RedisClusterProcess.start(directory);
        Store store = RedisStore.connect(cluster.url(), PATIENCE, ONE)) {
      int acknowledged = 0;
      for (int value = 1; value <= 200; value++) {
        store.write(DEVICE, 5, value);
        acknowledged = value;
      }
      RedisProcess master = cluster.master("wwep:0FAC");
      master.kill();
      assertThat(readWhenBack(store)).isEqualTo(acknowledged);
      writeWhenTaken(store, 201, "0 of 1 replicas");
      master.restart();
      cluster.awaitWell();
      writeWhenTaken(store, 202, "");
    }
  }

  @Test
  void what_no_replica_has_is_not_acknowledged_and_a_probe_needs_one_master_of_three()
      throws Exception {
    try (RedisClusterProcess cluster = RedisClusterProcess.start(directory);
        Store with = RedisStore.connect(cluster.url(), PATIENCE, ONE);
        Store without = RedisStore.connect(cluster.url(), PATIENCE, ReplicaPolicy.NONE)) {
      with.write(DEVICE, 5, 1);
      RedisProcess master = cluster.master("wwep:0FAC");
      without.write(DEVICE, 5, 1);
      master.cutOffReplicas();
      assertThatThrownBy(() -> with.write(DEVICE, 5, 2))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("0 of 1 replicas had a write within 300ms");
      // Without the policy it is acknowledged, and gone with the master.
      assertThat(without.write(DEVICE, 5, 3)).isTrue();
      with.probe();
      master.kill();
      assertThat(readWhenBack(with)).isEqualTo(1);
      writeWhenTaken(without, 4, "");
      writeWhenTaken(with, 5, "0 of 1 replicas");
    }
  }

  @Test
  void a_master_that_hangs_holds_nobody_up_for_longer_than_its_patience() throws Exception {
    try (RedisClusterProcess cluster = RedisClusterProcess.start(directory);
        Store store =
            RedisStore.connect(
                cluster.url(),
                Duration.ofMillis(500),
                new ReplicaPolicy(1, Duration.ofMillis(300)))) {
      store.write(DEVICE, 5, 1);
      RedisProcess master = cluster.master("wwep:0FAC");
      master.hang();
      assertThatThrownBy(() -> store.write(DEVICE, 5, 2))
          .isInstanceOf(StoreUnavailableException.class);
      // Its replica takes over meanwhile.
      writeWhenTaken(store, 3, "0 of 1 replicas");
      master.goOn();
      cluster.awaitWell();
      writeWhenTaken(store, 4, "");
    }
  }

  @Test
  void what_does_not_fit_is_said_at_the_start() throws Exception {
    try (RedisProcess alone = RedisProcess.start(directory)) {
      assertThatThrownBy(() -> RedisStore.connect(alone.url(), ONE))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("0 of 1 replicas");
      String two = alone.url() + "," + alone.url().substring("redis://".length());
      assertThatThrownBy(() -> RedisStore.connect(two, ReplicaPolicy.NONE))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage(
              two
                  + ": is no cluster, so that only one of these has the registers: give that alone");
      Path replicas = java.nio.file.Files.createDirectory(directory.resolve("replica"));
      try (RedisProcess replica =
              RedisProcess.start(
                  replicas,
                  "--replicaof",
                  "127.0.0.1 " + alone.port(),
                  "--repl-diskless-sync-delay",
                  "0");
          Store store = connectWhenFollowed(alone.url())) {
        // One that has just copied all may need longer than that for its first acknowledgement.
        writeWhenTaken(store, 1, "");
        assertThat(replica.cli("hget", "wwep:0FAC", "05")).isEqualTo("0001");
      }
    }
    Path own = java.nio.file.Files.createDirectory(directory.resolve("cluster"));
    try (RedisProcess node = RedisProcess.start(own, "--cluster-enabled", "yes")) {
      assertThatThrownBy(() -> RedisStore.connect(node.url() + "/3", ReplicaPolicy.NONE))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageEndingWith("a cluster has no databases: leave the /DB out");
    }
  }

  private static Store connectWhenFollowed(String url) throws Exception {
    long end = System.nanoTime() + LONGEST_NANOS;
    while (true) {
      try {
        return RedisStore.connect(url, ONE);
      } catch (StoreUnavailableException e) {
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(end);
      }
    }
  }

  private static int readWhenBack(Store store) {
    long end = System.nanoTime() + LONGEST_NANOS;
    while (true) {
      assertThat(System.nanoTime()).as("it takes over").isLessThan(end);
      try {
        OptionalInt value = store.read(DEVICE, 5);
        return value.orElse(-1);
      } catch (StoreUnavailableException _) {
        Thread.onSpinWait();
      }
    }
  }

  /** Writes until it is taken, or refused for this. */
  private static void writeWhenTaken(Store store, int value, String enough) throws Exception {
    long end = System.nanoTime() + LONGEST_NANOS;
    while (true) {
      try {
        store.write(DEVICE, 5, value);
        assertThat(store.read(DEVICE, 5)).hasValue(value);
        return;
      } catch (StoreUnavailableException e) {
        if (!enough.isEmpty() && String.valueOf(e.getMessage()).contains(enough)) {
          return;
        }
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(end);
      }
    }
  }
}
