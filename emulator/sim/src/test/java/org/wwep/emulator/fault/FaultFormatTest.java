package org.wwep.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.fault.StreamFault.Frame;
import org.wwep.emulator.fault.StreamFault.Latency;
import org.wwep.emulator.fault.StreamFault.Slicer;

class FaultFormatTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "latency latency=100 jitter=20",
        "bandwidth rate=10",
        "slow_close delay=5",
        "timeout timeout=5",
        "reset_peer timeout=5",
        "slicer average_size=10 size_variation=64 delay=100",
        "limit_data bytes=10",
        "noop",
        "packet_loss probability=0.25 rto=300",
        "frame op=split after=3 delay=7",
        "frame op=cut after=3",
        "dns kind=slow delay=300",
        "dns kind=flip address=127.0.0.2",
        "dns kind=nxdomain",
        "tls kind=wrong-name",
        "gpio kind=busy",
        "pool kind=exhausted",
        "wifi kind=drop"
      })
  void what_is_written_is_read_again(String line) {
    boolean onBoard = line.matches("(gpio|pool|wifi) .*");
    FaultSpec spec = FaultFormat.line(line + " name=mine" + (onBoard ? "" : " toxicity=0.5"));
    assertThat(FaultFormat.spec(FaultFormat.fields(spec))).isEqualTo(spec);
    Map<String, Object> attributes = FaultFormat.attributes(spec.fault());
    assertThat(FaultFormat.parse(FaultFormat.type(spec.fault()), attributes))
        .isEqualTo(spec.fault());
    for (String word : line.split(" ")) {
      if (word.contains("=")) {
        assertThat(attributes.get(word.split("=")[0])).asString().isEqualTo(word.split("=")[1]);
      }
    }
  }

  @Test
  void every_type_is_among_those_above_and_has_its_class() {
    assertThat(FaultFormat.types())
        .containsExactly(
            "latency",
            "bandwidth",
            "slow_close",
            "timeout",
            "reset_peer",
            "slicer",
            "limit_data",
            "noop",
            "packet_loss",
            "frame",
            "dns",
            "tls",
            "gpio",
            "pool",
            "wifi");
  }

  @Test
  void times_are_numbers_of_the_attributes_unit_or_have_one() {
    Latency expected = new Latency(Duration.ofMillis(250), Duration.ZERO);
    for (Object time :
        List.of(250, 250L, 250.0, "250", "250ms", "250000us", BigInteger.valueOf(250))) {
      assertThat(FaultFormat.parse("latency", Map.of("latency", time))).isEqualTo(expected);
    }
    assertThat(FaultFormat.parse("slicer", Map.of("average_size", 4, "delay", 1500)))
        .isEqualTo(new Slicer(4, 0, Duration.ofNanos(1_500_000)));
    assertThat(FaultFormat.parse("slicer", Map.of("average_size", 4, "delay", "2ms")))
        .isEqualTo(new Slicer(4, 0, Duration.ofMillis(2)));
  }

  @Test
  void what_is_left_out_has_its_default() {
    FaultSpec spec = FaultFormat.spec(Map.of("type", "latency"));
    assertThat(spec)
        .isEqualTo(
            new FaultSpec(
                "latency_downstream",
                new Latency(Duration.ZERO, Duration.ZERO),
                Direction.DOWNSTREAM,
                1.0));
    assertThat(FaultFormat.line("timeout stream=upstream").name()).isEqualTo("timeout_upstream");
    assertThat(FaultFormat.line("frame op=split after=1").fault())
        .isEqualTo(new Frame(Frame.Op.SPLIT, 1, Frame.PAUSE));
    assertThat(FaultFormat.line("frame op=cut after=1").fault())
        .isEqualTo(new Frame(Frame.Op.CUT, 1, Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "latancy | no fault of type 'latancy'; did you mean 'latency'? | the types are",
        "slowclose | did you mean 'slow_close'? | limit_data",
        "xyzzy | no fault of type 'xyzzy'; the types are | wifi",
        "latency latncy=1 | latency has no attribute 'latncy'; did you mean 'latency'? | jitter",
        "latency latency=soon | latency is a time, as 250 (milliseconds) or | was 'soon'",
        "latency latency=1.5ms | latency is whole milliseconds | was 1.5ms",
        "latency latency=-1 | latency is 0 to 31622400000 milliseconds | was -1ms",
        "latency latency=1.5 | latency is a time | was '1.5'",
        "latency latency=100us | latency is whole milliseconds | was 100us",
        "latency latency=99999999999999999999 | latency is a time | 99999999999999999999",
        "latency latency=9223372036854775807 | latency is 0 to | milliseconds",
        "latency latency=999999999999999m | latency is 0 to | milliseconds",
        "bandwidth rate=fast | rate is a whole number of KB/s | 'fast'",
        "bandwidth rate=-1 | rate is 0 to 1000000000 | -1",
        "slicer | it needs the attribute average_size | bytes",
        "slicer average_size=0 | average_size is 1 to | was 0",
        "slicer average_size=4 size_variation=-1 | size_variation is 0 to | was -1",
        "packet_loss probability=1.1 | probability is 0 to 1 | 1.1",
        "packet_loss probability=NaN | probability is a number | NaN",
        "packet_loss | it needs the attribute probability | 0 to 1",
        "frame op=cutt after=1 | op is cut or split or reset or corrupt | did you mean 'cut'?",
        "frame op=cut | it needs the attribute after | bytes",
        "frame after=1 | it needs the attribute op | cut or split or reset or corrupt",
        "frame op=cut after=1 delay=5 | delay belongs to op=split | op=cut",
        "dns kind=flip | kind=flip needs an address | address=127.0.0.2",
        "dns kind=nxdomain address=::1 | address belongs to kind=flip | nxdomain",
        "dns kind=flip address=example.com | address is an IP address | 'example.com'",
        "dns kind=slow | kind=slow needs a delay | delay=500ms",
        "dns kind=timeout delay=5 | delay belongs to kind=slow | timeout",
        "tls kind=expird | kind is expired or | did you mean 'expired'?",
        "tls kind=stall stream=upstream | stream is downstream | was upstream",
        "latency stream=sideways | stream is upstream or downstream | 'sideways'",
        "latency toxicity=2 | toxicity is 0 to 1 | 2.0",
        "latency 100 | '100' is no NAME=VALUE | latency=100",
        "timeout timeout=1e999999999 | timeout is a time | 1e999999999"
      })
  void what_is_wrong_is_said_in_one_line(String line, String what, String more) {
    assertThatThrownBy(() -> FaultFormat.line(line))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(more)
        .hasMessageNotContaining("\n");
  }

  @Test
  void fields_of_the_wrong_kind_are_said_in_one_line() {
    refused(Map.of(), "a fault needs a type, one of latency, bandwidth");
    refused(Map.of("type", 5), "a fault needs a type");
    refused(Map.of("type", "latency", "attributes", 5), "attributes is a map");
    refused(Map.of("type", "latency", "name", 5), "name is text, was 5");
    refused(Map.of("type", "latency", "stream", 5), "stream is text, was 5");
    refused(Map.of("type", "latency", "toxicity", "much"), "toxicity is a number");
    refused(Map.of("type", "latency", "name", " "), "not blank");
    refused(Map.of("type", "latency", "attribute", 5), "did you mean 'attributes'?");
    Map<String, Object> list = new HashMap<>(Map.of("latency", List.of(1, 2)));
    refused(Map.of("type", "latency", "attributes", list), "latency is a time");
    refused(Map.of("type", "latency", "attributes", Map.of("latency", true)), "was true");
  }

  private static void refused(Map<String, Object> fields, String message) {
    assertThatThrownBy(() -> FaultFormat.spec(fields))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining(message);
  }
}
