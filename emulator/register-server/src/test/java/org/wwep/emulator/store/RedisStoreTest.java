package org.wwep.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.server.Store;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.StoreUnavailableException;

@Tag("slow")
class RedisStoreTest extends RegisterStoreContract {
  private static final DeviceId DEVICE = new DeviceId(0x0FAC);

  /** No device waits here, but other tests want the processor as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** As {@code docs/how-to/keep-registers.md} says. */
  private static final String RIGHTS =
      "+hset +hget +hgetall +scan +eval +del +multi +exec +publish +subscribe";

  private static final String FOR_CLUSTERS = "+info +cluster|nodes +cluster|myid +client|setname";

  @TempDir Path directory = Path.of("");
  private @Nullable RedisProcess redis;

  @Override
  Store open() throws Exception {
    assumeTrue(RedisProcess.isInstalled(), "needs redis-server");
    RedisProcess started = start(directory);
    redis = started;
    return RedisStore.connect(started.url(), PATIENCE, ReplicaPolicy.NONE);
  }

  RedisProcess start(Path directory) throws Exception {
    return RedisProcess.start(directory);
  }

  @AfterEach
  void stop_redis() {
    if (redis != null) {
      redis.close();
    }
  }

  private RedisProcess redis() {
    return java.util.Objects.requireNonNull(redis);
  }

  @Test
  void a_register_is_a_field_of_its_devices_hash() throws Exception {
    store.write(DEVICE, 0x0B, 0x1234);
    assertThat(redis().cli("hget", "wwep:0FAC", "0B")).isEqualTo("1234");
    redis().cli("set", "wwep:notes", "somebody else's");
    store.replaceAll(List.of());
    assertThat(redis().cli("keys", "*")).isEqualTo("wwep:notes");
  }

  @Test
  void of_a_name_with_two_addresses_the_one_that_refuses_does_not_hide_the_other()
      throws Exception {
    NextAddressResolver names =
        new NextAddressResolver(
            name ->
                new InetAddress[] {
                  InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.0.0.1")
                });
    String url = redis().url().replace("127.0.0.1", "redis_db");
    for (int round = 0; round < 2; round++) {
      try (Store named = RedisStore.connect(url, PATIENCE, ReplicaPolicy.NONE, names)) {
        assertThat(named.write(DEVICE, 0x0C, 1)).isTrue();
      }
    }
  }

  @Test
  void two_servers_share_their_registers() throws Exception {
    try (Store other = RedisStore.connect(redis().url(), PATIENCE, ReplicaPolicy.NONE)) {
      store.write(DEVICE, 0x0B, 0x1234);
      assertThat(other.read(DEVICE, 0x0B)).hasValue(0x1234);
    }
  }

  @Test
  void what_redis_refuses_is_not_acknowledged() throws Exception {
    redis().cli("set", "wwep:0FAC", "somebody else's");
    assertThatThrownBy(() -> store.write(DEVICE, 0x0B, 1))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("WRONGTYPE");
    assertThat(store.write(new DeviceId(1), 0x0B, 1)).isTrue();
  }

  @Test
  void a_user_of_redis_needs_no_more_rights_than_the_documentation_says() throws Exception {
    String url = allow(FOR_CLUSTERS);
    try (Store own = RedisStore.connect(url, PATIENCE, ReplicaPolicy.NONE)) {
      useAll(own);
    }
    ReplicaPolicy one = new ReplicaPolicy(1, Duration.ofMillis(1));
    allow(FOR_CLUSTERS + " +wait +asking");
    try (Store own = RedisStore.connect(url, PATIENCE, one)) {
      assertThatThrownBy(own::probe).hasMessageContaining("0 of 1 replicas");
    }
    assertThat(redis().cli("acl", "log")).isEmpty();
  }

  @Test
  void a_user_who_may_not_ask_whether_it_is_a_cluster_has_one_server() throws Exception {
    String url = allow("-info");
    try (Store own = RedisStore.connect(url, PATIENCE, ReplicaPolicy.NONE)) {
      assertThat(own.write(DEVICE, 0x0B, 1)).isTrue();
      assertThat(own.read(DEVICE, 0x0B)).hasValue(1);
    }
    String two = url + "," + url.substring(url.indexOf('@') + 1);
    assertThatThrownBy(() -> RedisStore.connect(two, PATIENCE, ReplicaPolicy.NONE))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("NOPERM")
        .hasMessageEndingWith("allow the user +info, or give one server");
  }

  /** Makes a user with these rights beside those of the documentation, and returns its URL. */
  private String allow(String more) throws Exception {
    List<String> line = new ArrayList<>(List.of("acl", "setuser", "wwep", "reset", "on"));
    line.addAll(List.of(">secret", "~wwep:*", "&wwep:feed"));
    line.addAll(List.of(RIGHTS.split(" ")));
    line.addAll(List.of(more.split(" ")));
    assertThat(redis().cli(line.toArray(String[]::new))).isEqualTo("OK");
    return redis().url().replace("redis://", "redis://wwep:secret@");
  }

  /** Does all that a server, a dump and a copy into the store do. */
  private void useAll(Store own) throws Exception {
    own.probe();
    own.write(DEVICE, 0x0B, 1);
    assertThat(own.read(DEVICE, 0x0B)).hasValue(1);
    own.replaceAll(own.all());
    assertThat(own.all()).hasSize(1);
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (RedisFeed feed = ((RedisStore) own).feed(heard::add)) {
      feed.publish("told");
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("told");
    }
    assertThat(redis().cli("acl", "log")).isEmpty();
  }

  @Test
  void a_probe_says_what_a_write_would_get_and_changes_no_register() throws Exception {
    store.probe();
    assertThat(store.all()).isEmpty();
    store.write(DEVICE, 0x0B, 1);
    redis().cli("config", "set", "maxmemory", "1");
    assertProbeRefused("OOM");
    redis().cli("config", "set", "maxmemory", "0");
    store.probe();
    redis().cli("config", "set", "min-replicas-to-write", "1");
    assertProbeRefused("NOREPLICAS");
    redis().cli("config", "set", "min-replicas-to-write", "0");
    if (redis().cli("replicaof", "127.0.0.1", "1").equals("OK")) { // A cluster has its own way.
      assertProbeRefused("READONLY");
    }
  }

  private void assertProbeRefused(String why) throws Exception {
    assertThatThrownBy(store::probe)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(why);
    assertThat(store.read(DEVICE, 0x0B)).hasValue(1);
  }

  @Test
  void killed_and_restarted_under_load_it_loses_nothing_acknowledged_and_comes_back()
      throws Exception {
    int writers = 8;
    int[] acknowledged = new int[writers];
    int[] refused = new int[writers];
    CountDownLatch warm = new CountDownLatch(writers);
    CountDownLatch met = new CountDownLatch(writers);
    try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> running =
          IntStream.range(0, writers)
              .mapToObj(
                  writer -> tasks.submit(() -> load(writer, acknowledged, refused, warm, met)))
              .toList();
      warm.await();
      redis().kill();
      met.await();
      redis().restart();
      for (Future<Integer> writer : running) {
        assertThat(writer.get()).isPositive();
      }
    }
    for (int writer = 0; writer < writers; writer++) {
      assertThat(refused[writer]).isPositive();
      assertThat(store.read(new DeviceId(writer), 0)).hasValue(acknowledged[writer]);
    }
  }

  /** Counts up until it went on for a while behind an outage; each value is checked on the way. */
  private int load(
      int writer, int[] acknowledged, int[] refused, CountDownLatch warm, CountDownLatch met) {
    DeviceId device = new DeviceId(writer);
    int since = 0;
    for (int value = 1; since < 50; value++) {
      try {
        store.write(device, 0, value & 0xFFFF);
        acknowledged[writer] = value & 0xFFFF;
        since = refused[writer] == 0 ? 0 : since + 1;
        if (value == 50) {
          warm.countDown();
        }
        if (since == 1) {
          int stored = store.read(device, 0).orElse(-1);
          assertThat(stored).isEqualTo(acknowledged[writer]);
        }
      } catch (StoreUnavailableException e) {
        refused[writer]++;
        met.countDown();
        Thread.onSpinWait();
      }
    }
    return since;
  }

  @Test
  void a_password_that_is_missing_or_wrong_is_told_as_that(@TempDir Path other) throws Exception {
    try (RedisProcess closed = RedisProcess.start(other, "--requirepass", "secret")) {
      assertThatThrownBy(() -> RedisStore.connect(closed.url(), ReplicaPolicy.NONE))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage(
              closed.url()
                  + ": it wants a password: put it before the host, as in //:PASSWORD@HOST");
      String wrong = closed.url().replace("redis://", "redis://:secrte@");
      assertThatThrownBy(() -> RedisStore.connect(wrong, ReplicaPolicy.NONE))
          .hasMessage(
              closed.url() + ": it refuses this password, or this user: correct it in the URL");
      String right = closed.url().replace("redis://", "redis://:secret@");
      assertThatThrownBy(() -> RedisStore.connect(right + "/99", ReplicaPolicy.NONE))
          .hasMessageContaining("DB index is out of range")
          .message()
          .doesNotContain("is the server running");
    }
  }

  @Test
  void nobody_there_is_one_line_without_the_password() throws Exception {
    String url = redis().url();
    redis().kill();
    assertThatThrownBy(
            () ->
                RedisStore.connect(
                    url.replace("redis://", "redis://:secret@") + "/3", ReplicaPolicy.NONE))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith(url + "/3: refused: nobody listens there; ")
        .hasMessageContaining("is the server running")
        .message()
        .doesNotContain("secret")
        .doesNotContain("\n");
  }
}
