package org.wwep.emulator.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.fault.Delivery.Bytes;

class FaultyStreamTest {
  @Test
  void without_faults_the_same_array_arrives_at_once() {
    FaultyStream stream = new FaultyStream(List.of(), Direction.UPSTREAM, 1, 1);
    byte[] bytes = "W0003050001".getBytes(US_ASCII);
    assertThat(stream.open(FaultedStreamProbe.at(0))).isEmpty();
    List<Delivery> deliveries = stream.data(bytes, FaultedStreamProbe.at(3));
    assertThat(deliveries)
        .singleElement()
        .extracting(Delivery::at)
        .isEqualTo(FaultedStreamProbe.at(3));
    assertThat(((Bytes) deliveries.getFirst()).bytes()).isSameAs(bytes);
    assertThat(stream.data(new byte[0], FaultedStreamProbe.at(4))).isEmpty();
  }

  @Test
  void without_faults_the_end_and_a_reset_pass() {
    assertThat(FaultedStreamProbe.under().data(1, "a").end(2).seen())
        .containsExactly("1 a", "2 end");
    assertThat(FaultedStreamProbe.under().data(1, "a").reset(2).data(3, "b").seen())
        .containsExactly("1 a", "2 reset");
  }

  @Test
  void faults_of_the_other_direction_or_of_other_things_do_nothing() {
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under(
            "latency latency=9 stream=upstream", "dns kind=nxdomain", "tls kind=expired");
    assertThat(faultedStreamProbe.data(1, "a").seen()).containsExactly("1 a");
  }

  @Test
  void latency_delays_everything() {
    assertThat(
            FaultedStreamProbe.under("latency latency=100").data(1, "a").data(2, "b").end(3).seen())
        .containsExactly("101 a", "102 b", "103 end");
    assertThat(FaultedStreamProbe.under("latency latency=100").data(1, "a").reset(3).seen())
        .containsExactly("101 a", "103 reset");
  }

  @Test
  void jitter_stays_in_its_range_and_reorders_nothing() {
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under("latency latency=100 jitter=50");
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 0; i < 1000; i++) {
      // Far apart, so that none waits for the one before.
      faultedStreamProbe.data(i * 1000L, "x");
      double delay = Double.parseDouble(faultedStreamProbe.seen().get(i).split(" ")[0]) - i * 1000L;
      assertThat(delay).isBetween(50.0, 150.0);
      least = Math.min(least, delay);
      most = Math.max(most, delay);
    }
    assertThat(least).isLessThan(55);
    assertThat(most).isGreaterThan(145);
  }

  @Test
  void bandwidth_takes_the_time_the_bytes_need() {
    // 1 KB/s is a byte a millisecond.
    assertThat(
            FaultedStreamProbe.under("bandwidth rate=1")
                .data(0, "abcde")
                .data(1, "fg")
                .end(2)
                .seen())
        .containsExactly("5 abcde", "7 fg", "7 end");
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under("bandwidth rate=1").data(0, "x".repeat(250));
    assertThat(faultedStreamProbe.seen()).hasSize(3);
    assertThat(faultedStreamProbe.seen().getLast()).startsWith("250 ").hasSize(4 + 50);
  }

  @Test
  void bandwidth_zero_keeps_everything_until_it_is_changed() {
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under("bandwidth rate=0").data(1, "abc").end(2);
    assertThat(faultedStreamProbe.seen()).isEmpty();
    assertThat(faultedStreamProbe.change(10).seen()).containsExactly("10 abc", "10 end");
    assertThat(
            FaultedStreamProbe.under("bandwidth rate=0")
                .data(1, "abc")
                .change(10, "bandwidth rate=1")
                .seen())
        .containsExactly("13 abc");
  }

  @Test
  void slow_close_delays_the_end_alone() {
    assertThat(FaultedStreamProbe.under("slow_close delay=50").data(1, "a").end(2).seen())
        .containsExactly("1 a", "52 end");
  }

  @Test
  void timeout_drops_and_closes_in_time() {
    assertThat(FaultedStreamProbe.under("timeout timeout=50").data(1, "a").data(49, "b").seen())
        .containsExactly("50 closed");
    assertThat(FaultedStreamProbe.under("timeout timeout=50").end(20).seen())
        .containsExactly("50 closed", "20 closed");
  }

  @Test
  void timeout_zero_closes_only_when_it_is_removed() {
    assertThat(FaultedStreamProbe.under("timeout").data(1, "a").change(70).data(80, "b").seen())
        .containsExactly("70 closed");
  }

  @Test
  void reset_peer_resets_behind_the_first_byte() {
    assertThat(FaultedStreamProbe.under("reset_peer timeout=50").data(7, "a").data(8, "b").seen())
        .containsExactly("57 reset");
    assertThat(FaultedStreamProbe.under("reset_peer").end(7).seen()).containsExactly("7 reset");
  }

  @Test
  void slicer_cuts_and_pauses() {
    assertThat(
            FaultedStreamProbe.under("slicer average_size=2 delay=500")
                .data(1, "abcde")
                .end(1)
                .seen())
        .containsExactly("1 ab", "1.5 cd", "2 e", "2.5 end");
  }

  @Test
  void slicer_varies_within_its_range() {
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under("slicer average_size=5 size_variation=3")
            .data(0, "x".repeat(10_000));
    List<Integer> sizes = new ArrayList<>();
    faultedStreamProbe.seen().forEach(piece -> sizes.add(piece.length() - 2));
    sizes.removeLast();
    assertThat(sizes).contains(2, 3, 4, 5, 6, 7, 8).allMatch(size -> size >= 2 && size <= 8);
  }

  @Test
  void limit_data_closes_behind_the_last_byte() {
    assertThat(
            FaultedStreamProbe.under("limit_data bytes=5")
                .data(1, "abc")
                .data(2, "defg")
                .data(3, "h")
                .seen())
        .containsExactly("1 abc", "2 de", "2 closed");
    assertThat(FaultedStreamProbe.under("limit_data bytes=3").data(1, "abc").seen())
        .containsExactly("1 abc", "1 closed");
    assertThat(FaultedStreamProbe.under("limit_data bytes=3").data(1, "ab").end(2).seen())
        .containsExactly("1 ab", "2 end");
  }

  @Test
  void a_lost_segment_comes_after_the_retransmission_and_the_rest_waits() {
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under("packet_loss probability=0.5 rto=200");
    List<Integer> delays = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      long start = i * 10_000_000L;
      faultedStreamProbe.data(start, "a").data(start, "b");
      long first = Long.parseLong(faultedStreamProbe.seen().get(2 * i).split(" ")[0]) - start;
      long second = Long.parseLong(faultedStreamProbe.seen().get(2 * i + 1).split(" ")[0]) - start;
      assertThat(second).isGreaterThanOrEqualTo(first);
      delays.add((int) first);
    }
    // Once, twice, three times lost: 200, 200 + 400, 200 + 400 + 800.
    assertThat(delays).contains(0, 200, 600, 1400);
    assertThat(delays.stream().filter(delay -> delay == 0).count()).isBetween(150L, 250L);
  }

  @Test
  void a_segment_lost_every_time_breaks_the_connection() {
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under("packet_loss probability=1 rto=1000")
            .data(0, "a")
            .data(1, "b")
            .end(2);
    // 1 + 2 + ... + 64 s, then eight times the longest, two minutes.
    assertThat(faultedStreamProbe.seen()).containsExactly((127 + 8 * 120) * 1000 + " reset");
    assertThat(FaultedStreamProbe.under("packet_loss probability=0").data(3, "a").seen())
        .containsExactly("3 a");
  }

  @Test
  void big_chunks_are_lost_by_segments() {
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under("packet_loss probability=0.3 rto=100")
            .data(0, "x".repeat(1460 * 50));
    assertThat(faultedStreamProbe.seen()).hasSizeBetween(2, 45);
    int length =
        faultedStreamProbe.seen().stream().mapToInt(piece -> piece.split(" ")[1].length()).sum();
    assertThat(length).isEqualTo(1460 * 50);
  }

  @Test
  void faults_work_in_the_order_of_the_list() {
    assertThat(
            FaultedStreamProbe.under("slicer average_size=1 delay=1000", "bandwidth rate=1")
                .data(0, "ab")
                .seen())
        .containsExactly("1 a", "2 b");
    assertThat(
            FaultedStreamProbe.under("bandwidth rate=1", "slicer average_size=1 delay=1000")
                .data(0, "ab")
                .seen())
        .containsExactly("2 a", "3 b");
    assertThat(
            FaultedStreamProbe.under("limit_data bytes=2", "bandwidth rate=1")
                .data(0, "abc")
                .seen())
        .containsExactly("2 ab", "2 closed");
  }

  @Test
  void what_is_under_way_stays_so_and_nothing_overtakes_it() {
    FaultedStreamProbe faultedStreamProbe =
        FaultedStreamProbe.under("latency latency=100").data(1, "a").change(2).data(3, "b").end(4);
    assertThat(faultedStreamProbe.seen()).containsExactly("101 a", "101 b", "101 end");
  }

  @Test
  void an_added_fault_holds_from_then_on_and_a_changed_one_goes_on_counting() {
    assertThat(
            FaultedStreamProbe.under()
                .data(1, "ab")
                .change(2, "limit_data bytes=3")
                .data(3, "cdef")
                .seen())
        .containsExactly("1 ab", "3 cde", "3 closed");
    assertThat(
            FaultedStreamProbe.under("limit_data bytes=3")
                .data(1, "ab")
                .change(2, "limit_data bytes=4")
                .data(3, "cdef")
                .seen())
        .containsExactly("1 ab", "3 cd", "3 closed");
    assertThat(FaultedStreamProbe.under().change(5, "timeout timeout=20").seen())
        .containsExactly("25 closed");
    assertThat(
            FaultedStreamProbe.under("timeout timeout=90").change(5, "timeout timeout=20").seen())
        .containsExactly("90 closed", "25 closed");
  }

  @Test
  void a_fault_that_stays_is_not_begun_again() {
    assertThat(
            FaultedStreamProbe.under("timeout timeout=50")
                .change(5, "timeout timeout=50", "latency latency=1")
                .seen())
        .containsExactly("50 closed");
    assertThat(
            FaultedStreamProbe.under("bandwidth rate=0", "timeout")
                .data(1, "a")
                .change(5, "timeout", "latency latency=1")
                .data(6, "b")
                .seen())
        .isEmpty();
  }
}
