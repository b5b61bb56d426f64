package org.wwep.emulator.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.sim.Schedule;
import org.wwep.net.Connection;
import org.wwep.net.PeerResetException;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

class SegmentRuleTest {
  private static final Duration LONG = Duration.ofMinutes(30);

  private final LinkProfile path =
      LinkProfile.WIFI.withLatency(Duration.ofMillis(5), Duration.ZERO);
  private final SimNetworkWorld world = new SimNetworkWorld(path, Schedule.IN_ORDER);
  private final List<TrafficEvent.Ruled> hits = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  private interface Talk {
    void run(Ends ends) throws Exception;
  }

  /** Both ends of a connection. */
  private record Ends(TcpListener listener, TcpSocket client, Connection server) {
    void send(String text) throws Exception {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      client.send(bytes, 0, bytes.length, LONG);
    }

    String received() throws Exception {
      byte[] buffer = new byte[64];
      int count = server.receive(buffer, 0, buffer.length, LONG);
      return count < 0 ? "end" : new String(buffer, 0, count, StandardCharsets.US_ASCII);
    }
  }

  private void connected(Talk talk) throws Exception {
    world
        .network()
        .watch(
            event -> {
              if (event instanceof TrafficEvent.Ruled hit) {
                hits.add(hit);
              }
            });
    world.run(
        () -> {
          TcpListener listener = world.peers().listen(world.anyPort());
          TcpSocket client = world.stack().socket();
          client.connect(listener.local(), LONG);
          Connection server = listener.accept(LONG);
          talk.run(new Ends(listener, client, server));
          client.abort();
          server.abort();
          listener.close();
        });
  }

  private Duration since(Instant start) {
    return Duration.between(start, world.rtos().now());
  }

  @Test
  void a_rule_sees_each_segment_with_its_ends_its_bytes_and_the_time() throws Exception {
    List<NetworkSegment> seen = new ArrayList<>();
    world.withRule(
        "look",
        (segment, _) -> {
          seen.add(segment);
          return SegmentVerdict.pass();
        });
    connected(
        ends -> {
          Instant start = world.rtos().now();
          ends.send("hello");
          assertThat(ends.received()).isEqualTo("hello");
          NetworkSegment first = seen.getFirst();
          assertThat(first.connection()).isEqualTo(1);
          assertThat(first.direction()).isEqualTo(Direction.UPSTREAM);
          assertThat(first.source()).isEqualTo(ends.client().local());
          assertThat(first.destination()).isEqualTo(ends.listener().local());
          assertThat(StandardCharsets.US_ASCII.decode(first.bytes()).toString()).isEqualTo("hello");
          assertThat(first.bytes().isReadOnly()).isTrue();
          assertThat(first.at()).isEqualTo(start);
          assertThat(first.attempt()).isEqualTo(1);
          byte[] reply = {'!'};
          ends.server().send(reply, 0, 1, LONG);
          assertThat(seen.getLast().direction()).isEqualTo(Direction.DOWNSTREAM);
          assertThat(seen.getLast().source()).isEqualTo(ends.listener().local());
        });
    assertThat(hits).isEmpty();
  }

  @Test
  void a_delay_holds_back_what_follows_too() throws Exception {
    world.withRule(
        "slow",
        (segment, _) ->
            segment.bytes().get(0) == 'a'
                ? SegmentVerdict.delay(Duration.ofMillis(100))
                : SegmentVerdict.pass());
    connected(
        ends -> {
          Instant start = world.rtos().now();
          ends.send("a");
          ends.send("b");
          assertThat(ends.received()).startsWith("a");
          assertThat(since(start)).isEqualTo(Duration.ofMillis(105));
        });
    assertThat(hits)
        .containsExactly(
            new TrafficEvent.Ruled(
                1, true, "slow", SegmentVerdict.delay(Duration.ofMillis(100)), 1));
  }

  @Test
  void a_dropped_segment_is_sent_again_and_the_order_stays() throws Exception {
    List<Integer> attempts = new ArrayList<>();
    world.withRule(
        "tunnel",
        (segment, _) -> {
          attempts.add(segment.attempt());
          return segment.attempt() < 3 ? SegmentVerdict.drop() : SegmentVerdict.pass();
        });
    connected(
        ends -> {
          Instant start = world.rtos().now();
          ends.send("first");
          ends.send("second");
          ends.client().shutdownOutput();
          assertThat(ends.received()).isEqualTo("first");
          Duration twice = path.retransmission().multipliedBy(3);
          assertThat(since(start)).isEqualTo(twice.plusMillis(5));
          assertThat(ends.received()).isEqualTo("second");
          assertThat(ends.received()).isEqualTo("end");
        });
    assertThat(attempts).startsWith(1, 2, 3, 1, 2, 3, 1, 2, 3);
    assertThat(hits).hasSizeGreaterThanOrEqualTo(6).allMatch(hit -> hit.rule().equals("tunnel"));
  }

  @Test
  void a_connection_on_which_everything_is_lost_breaks_at_its_sender() throws Exception {
    world.withRule("cut", (_, _) -> SegmentVerdict.drop());
    connected(
        ends -> {
          ends.send("nothing");
          assertThatThrownBy(() -> ends.client().receive(new byte[1], 0, 1, LONG))
              .isInstanceOf(PeerResetException.class);
        });
    assertThat(hits).hasSize(10);
  }

  @Test
  void a_break_resets_both_ends() throws Exception {
    world.withRule("scissors", (_, _) -> SegmentVerdict.breakOff());
    connected(
        ends -> {
          assertThatThrownBy(() -> ends.send("nothing")).isInstanceOf(PeerResetException.class);
          assertThatThrownBy(ends::received).isInstanceOf(PeerResetException.class);
        });
    assertThat(hits).hasSize(1);
  }

  @Test
  void a_rule_that_is_taken_away_sees_no_more_and_what_it_held_gets_through() throws Exception {
    world.withRule("cut", (_, _) -> SegmentVerdict.drop());
    connected(
        ends -> {
          ends.send("first");
          ends.send("second");
          assertThat(world.network().clearRule("cut")).isTrue();
          assertThat(world.network().clearRule("cut")).isFalse();
          assertThat(ends.received()).isEqualTo("firstsecond");
        });
    assertThat(hits).hasSize(1);
  }

  @Test
  void the_same_seed_draws_the_same_whatever_other_rules_there_are() throws Exception {
    List<Long> drawn = new ArrayList<>();
    SegmentRule draw =
        (_, random) -> {
          drawn.add(random.nextLong());
          return SegmentVerdict.pass();
        };
    world.withRule("draw", draw);
    connected(ends -> ends.send("x"));
    long first = drawn.getFirst();
    try (SimNetworkWorld again = new SimNetworkWorld(path, Schedule.IN_ORDER)) {
      again.withRule(
          "other",
          (_, random) -> random.nextLong() == 0 ? SegmentVerdict.drop() : SegmentVerdict.pass());
      again.withRule("draw", draw);
      again.run(
          () -> {
            TcpListener there = again.peers().listen(again.anyPort());
            try (TcpSocket here = again.stack().socket()) {
              here.connect(there.local(), LONG);
              here.send(new byte[] {1}, 0, 1, LONG);
            }
            there.close();
          });
    }
    assertThat(drawn).hasSizeGreaterThan(1);
    assertThat(drawn.subList(1, drawn.size())).contains(first);
  }

  @Test
  void a_delay_is_longer_than_nothing_and_a_rule_has_a_name() {
    assertThatIllegalArgumentException().isThrownBy(() -> SegmentVerdict.delay(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.withRule(" ", (_, _) -> SegmentVerdict.pass()));
  }
}
