package org.wwep.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fault of a stream counts as hit: what went another way than it would have without it. */
class FaultHitsTest {
  private final Map<HitUnit, Long> counts = new EnumMap<>(HitUnit.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latency latency=0|nothing",
        "latency latency=5|1 connection, 11 bytes",
        "bandwidth rate=1|1 connection, 11 bytes",
        "bandwidth rate=0|1 connection, 11 bytes",
        "slow_close delay=0|nothing",
        "slow_close delay=5|1 connection",
        "timeout timeout=0|1 connection, 11 bytes",
        "timeout timeout=5|1 connection, 11 bytes",
        "reset_peer timeout=0|1 connection, 11 bytes",
        "reset_peer timeout=9000|1 connection, 11 bytes",
        "slicer average_size=11|nothing",
        "slicer average_size=4|1 connection, 11 bytes",
        "limit_data bytes=12|nothing",
        "limit_data bytes=11|1 connection",
        "limit_data bytes=4|1 connection, 7 bytes",
        "packet_loss probability=0|nothing",
        "packet_loss probability=1|1 connection, 15 packets",
        "frame op=cut after=12|nothing",
        "frame op=cut after=11|1 connection",
        "frame op=reset after=0|1 connection, 11 bytes",
        "frame op=split after=11|1 connection",
        "frame op=split after=4|1 connection, 7 bytes",
        "frame op=corrupt after=11|nothing",
        "frame op=corrupt after=10|1 connection, 1 byte",
        "tls kind=stall|nothing",
        "tls kind=downgrade|nothing",
        "tls kind=truncate|nothing",
        "latency latency=5 toxicity=0|nothing",
      })
  void a_frame_and_its_end_under_a_fault(String fault, String hit) {
    stream(fault, "W0FAC050001");
    assertThat(new FaultHits(counts)).hasToString(hit);
  }

  @Test
  void a_connection_that_carries_nothing_is_hit_by_what_closes_it() {
    FaultyStream stream = new FaultyStream(specs("slow_close delay=9"), Direction.DOWNSTREAM, 1, 1);
    assertThat(stream.open(FaultedStreamProbe.at(0))).isEmpty();
    assertThat(counts).isEmpty();
    stream("timeout timeout=9", "");
    assertThat(new FaultHits(counts)).hasToString("1 connection");
  }

  @Test
  void the_servers_flight_is_hit_by_what_is_wrong_with_tls() {
    stream("tls kind=stall", "\u0016\u0003\u0003\u0000\u0001x");
    assertThat(new FaultHits(counts)).hasToString("1 connection, 6 bytes");
    counts.clear();
    stream("tls kind=truncate", "\u0015\u0003\u0003\u0000\u0002\u0001\u0000");
    assertThat(new FaultHits(counts)).hasToString("1 connection, 7 bytes");
  }

  private List<FaultSpec> specs(String fault) {
    return List.of(FaultFormat.line(fault));
  }

  private void stream(String fault, String sent) {
    FaultyStream stream =
        new FaultyStream(
            specs(fault),
            Direction.DOWNSTREAM,
            1,
            1,
            (_, unit, count) -> counts.merge(unit, count, Long::sum));
    assertThat(stream.open(FaultedStreamProbe.at(0))).isNotNull();
    assertThat(stream.data(sent.getBytes(StandardCharsets.ISO_8859_1), FaultedStreamProbe.at(1)))
        .isNotNull();
    assertThat(stream.end(FaultedStreamProbe.at(2))).isNotNull();
  }
}
