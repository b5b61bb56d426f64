package org.wwep.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.client.ClientTimeouts;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.ServerMetrics;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;
import org.wwep.value.Shard;

/** Many devices at servers that do as they should, and at some that do not. */
@Timeout(120)
class FleetTest {
  private static final MacAddress FIRST = MacAddress.parse("02:00:00:00:00:01");
  private static final ClientTimeouts PATIENT =
      new ClientTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30));
  private static final PressModel AT_ONCE = new PressModel.Closed(Duration.ZERO);

  private final Set<String> peers = ConcurrentHashMap.newKeySet();

  private static FleetConfig config(FleetTarget target, int devices, PressModel model) {
    return new FleetConfig(
        target,
        devices,
        Shard.WHOLE,
        FIRST,
        model,
        Duration.ZERO,
        Duration.ofMillis(500),
        7,
        2,
        ClientTransport.best());
  }

  private static FleetReport run(FleetConfig config) throws InterruptedException {
    try (Fleet fleet = new Fleet(config)) {
      return fleet.run();
    }
  }

  private NettyServer server(boolean keepAlive) throws Exception {
    ServerSettings settings = ServerSettings.at(Endpoint.loopback(0)).withKeepAlive(keepAlive);
    TransactionLog log = new TransactionLog(InstantSource.system());
    log.listen(this::seen);
    return NettyServer.start(
        NettySettings.of(settings), new MemoryStore(), log, ServerMetrics.NONE);
  }

  private void seen(Transaction transaction) {
    peers.add(transaction.peer().address().getHostAddress());
  }

  @ParameterizedTest
  @EnumSource
  void every_press_of_every_device_is_acknowledged(ClientTransport transport) throws Exception {
    assumeTrue(transport.available(), "needs " + transport);
    try (NettyServer server = server(false)) {
      FleetConfig config =
          new FleetConfig(
              FleetTarget.open(server.local().getFirst()).withTimeouts(PATIENT),
              20,
              Shard.WHOLE,
              FIRST,
              new PressModel.Open(200),
              Duration.ofMillis(100),
              Duration.ofMillis(500),
              7,
              2,
              transport);
      FleetReport report = run(config);
      // Half of the rate while it rises.
      assertThat(report.tally().presses()).isBetween(89L, 91L);
      assertThat(report.tally().acknowledgedPresses()).isEqualTo(report.tally().presses());
      assertThat(report.tally().failures()).isEmpty();
      assertThat(report.tally().judged(RegisterVerdict.EQUAL)).isEqualTo(20);
      assertThat(report.isSound()).isTrue();
      assertThat(report.legs().count(Leg.WHOLE)).isEqualTo(report.tally().presses());
      assertThat(report.legs().count(Leg.CONNECT)).isEqualTo(report.tally().presses());
    }
  }

  @Test
  void devices_with_think_time_press_again_after_their_last_press() throws Exception {
    try (NettyServer server = server(false)) {
      FleetReport report =
          run(
              config(
                  FleetTarget.open(server.local().getFirst()).withTimeouts(PATIENT), 4, AT_ONCE));
      assertThat(report.tally().presses()).isGreaterThanOrEqualTo(4);
      assertThat(report.tally().acknowledgedPresses()).isEqualTo(report.tally().presses());
      assertThat(report.tally().judged(RegisterVerdict.EQUAL)).isEqualTo(4);
    }
  }

  @Test
  void a_kept_connection_carries_all_presses_of_its_device() throws Exception {
    try (NettyServer server = server(true)) {
      FleetTarget target =
          FleetTarget.open(server.local().getFirst()).withTimeouts(PATIENT).withKeepAlive(true);
      FleetReport report = run(config(target, 4, new PressModel.Open(100)));
      assertThat(report.tally().acknowledgedPresses()).isEqualTo(50);
      // Those that rehearsed have theirs from then.
      assertThat(report.legs().count(Leg.CONNECT)).isLessThanOrEqualTo(4);
      assertThat(report.tally().judged(RegisterVerdict.EQUAL)).isEqualTo(4);
    }
  }

  @Test
  void devices_connect_from_the_addresses_they_are_given() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "needs all of 127.0.0.0/8");
    try (NettyServer server = server(false)) {
      List<InetAddress> sources = SourceAddresses.parse("127.0.1.0/29").addresses();
      FleetTarget target =
          FleetTarget.open(server.local().getFirst()).withTimeouts(PATIENT).withSources(sources);
      assertThat(run(config(target, 12, new PressModel.Open(100))).tally().failures()).isEmpty();
      assertThat(peers)
          .containsExactlyInAnyOrder(
              "127.0.1.1", "127.0.1.2", "127.0.1.3", "127.0.1.4", "127.0.1.5", "127.0.1.6");
    }
  }

  private static FleetReport scripted(Map<String, String> registers, UnaryOperator<String> script)
      throws Exception {
    try (ReplyScript server = ReplyScript.of(script)) {
      server.registers.putAll(registers);
      FleetTarget target = FleetTarget.open(server.local()).withTimeouts(PATIENT);
      return run(config(target, 3, new PressModel.Open(30)));
    }
  }

  @Test
  void a_server_that_loses_the_last_press_is_found_out() throws Exception {
    Map<String, String> registers = new ConcurrentHashMap<>();
    UnaryOperator<String> honest = ReplyScript.honest(registers);
    FleetReport report =
        scripted(
            registers,
            request -> {
              // Only the first press of each device is kept, all are acknowledged.
              boolean kept = request.startsWith("R") || !registers.containsKey(key(request));
              return kept ? honest.apply(request) : "A" + request.substring(1);
            });
    assertThat(report.tally().failures()).isEmpty();
    assertThat(report.tally().judged(RegisterVerdict.TURNED_BACK)).isEqualTo(3);
    assertThat(report.isSound()).isFalse();
    assertThat(new FleetBudget(ErrorBudget.NONE, null).violations(report))
        .hasSize(1)
        .allMatch(line -> line.startsWith("3 registers: has an earlier press"));
  }

  private static String key(String request) {
    return request.substring(1, 7);
  }

  @Test
  void a_server_that_keeps_nothing_is_found_out() throws Exception {
    FleetReport report =
        scripted(Map.of(), request -> request.startsWith("R") ? "X" : "A" + request.substring(1));
    assertThat(report.tally().judged(RegisterVerdict.LOST)).isEqualTo(3);
  }

  @Test
  void a_register_that_somebody_else_writes_is_found_out() throws Exception {
    FleetReport report =
        scripted(
            Map.of(),
            request ->
                request.startsWith("R") ? "A" + key(request) + "0000" : "A" + request.substring(1));
    assertThat(report.tally().judged(RegisterVerdict.FOREIGN)).isEqualTo(3);
  }

  @Test
  void a_reply_that_comes_twice_is_found_out() throws Exception {
    Map<String, String> registers = new ConcurrentHashMap<>();
    UnaryOperator<String> honest = ReplyScript.honest(registers);
    FleetReport report =
        scripted(registers, request -> honest.apply(request) + honest.apply(request));
    assertThat(report.tally().surplusReplies()).isPositive();
    assertThat(report.isSound()).isFalse();
  }

  @Test
  void each_way_to_fail_is_counted_with_what_was_seen() throws Exception {
    Map<String, String> registers = new ConcurrentHashMap<>();
    AtomicInteger presses = new AtomicInteger();
    FleetReport report =
        scripted(
            registers,
            request ->
                request.startsWith("R")
                    ? ReplyScript.honest(registers).apply(request)
                    : switch (presses.getAndIncrement() % 3) {
                      case 0 -> "X too \u001b[31mbusy";
                      case 1 -> "";
                      default -> "HTTP/1.1 400";
                    });
    Map<PressFailure, FleetTally.FailureCount> failures = report.tally().failures();
    assertThat(failures)
        .containsOnlyKeys(PressFailure.DENIED, PressFailure.CLOSED, PressFailure.WRONG_REPLY);
    assertThat(failures)
        .hasEntrySatisfying(
            PressFailure.DENIED,
            denied -> assertThat(denied.first()).isEqualTo("X too \\x1B[31mbusy"))
        .hasEntrySatisfying(
            PressFailure.WRONG_REPLY, wrong -> assertThat(wrong.first()).isEqualTo("HTTP/1.1 400"));
    assertThat(report.tally().acknowledgedPresses()).isZero();
    assertThat(report.isSound()).isTrue();
    assertThat(report.errors()).isEqualTo(report.tally().presses());
  }

  @Test
  void a_press_that_was_written_although_its_reply_was_lost_is_no_violation() throws Exception {
    Map<String, String> registers = new ConcurrentHashMap<>();
    UnaryOperator<String> honest = ReplyScript.honest(registers);
    FleetReport report =
        scripted(
            registers,
            request -> {
              String reply = honest.apply(request);
              return request.startsWith("R") ? reply : "";
            });
    assertThat(report.tally().failures()).containsOnlyKeys(PressFailure.CLOSED);
    assertThat(report.tally().judged(RegisterVerdict.EQUAL_TO_LATER)).isEqualTo(3);
    assertThat(report.isSound()).isTrue();
  }

  @Test
  void a_stop_ends_the_run_and_tells_what_was_done() throws Exception {
    FleetReport report = stopped(ReplyScript.honest(new ConcurrentHashMap<>()));
    assertThat(report.interrupted()).isTrue();
    assertThat(report.tally().presses()).isPositive();
    assertThat(report.isSound()).isTrue();
  }

  /** As it would otherwise, for 30 s each. */
  @Test
  void a_stop_does_not_wait_for_registers_that_the_server_does_not_tell() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger writes = new AtomicInteger();
    UnaryOperator<String> honest = ReplyScript.honest(new ConcurrentHashMap<>());
    long begun = System.nanoTime();
    FleetReport report =
        stopped(
            request -> {
              if (request.startsWith("W")) {
                writes.incrementAndGet();
              } else if (writes.get() > 0) {
                try {
                  never.await();
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
              }
              return honest.apply(request);
            });
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENT.reply());
    assertThat(report.tally().presses()).isPositive();
    assertThat(report.tally().judged(RegisterVerdict.UNREAD)).isPositive();
    assertThat(report.isSound()).isTrue();
    assertThat(new FleetBudget(ErrorBudget.NONE, null).violations(report)).isEmpty();
  }

  /** Runs a fleet without an end, which is stopped once a press was acknowledged. */
  private static FleetReport stopped(UnaryOperator<String> script) throws Exception {
    try (ReplyScript server = ReplyScript.of(script)) {
      FleetConfig endless =
          new FleetConfig(
              FleetTarget.open(server.local()).withTimeouts(PATIENT),
              3,
              Shard.WHOLE,
              FIRST,
              new PressModel.Open(20),
              Duration.ZERO,
              Duration.ofDays(300),
              7,
              1,
              ClientTransport.best());
      try (Fleet fleet = new Fleet(endless)) {
        Thread stopper =
            Thread.startVirtualThread(
                () -> {
                  while (fleet.progress().acknowledged() == 0) {
                    Thread.onSpinWait();
                  }
                  fleet.stop();
                });
        FleetReport report = fleet.run();
        stopper.join();
        return report;
      }
    }
  }
}
