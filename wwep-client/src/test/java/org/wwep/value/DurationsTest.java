package org.wwep.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "500ns, PT0.0000005S",
    "250us, PT0.00025S",
    "100ms, PT0.1S",
    "1.5s, PT1.5S",
    "1m, PT60S",
    "0.5m, PT30S",
    "' 1 m ', PT60S",
    "0m, PT0S",
    "366s, PT366S",
    "0000000000000000000000001s, PT1S",
  })
  void a_number_and_a_unit_are_read(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0us, 1000",
    "100.ms, 100000000",
    "1. us, 1000",
    "'1\t ns', 1",
    "1.5ns, 2",
    "1MS, 1000000",
    "2Us, 2000",
    "3S, 3000000000",
    "7nS, 7",
    "0, 0",
    "0., 0",
    "00, 0",
    "0.000, 0",
    "0.000us, 0",
  })
  void every_form_that_wokwi_takes_is_read(String text, long nanos) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "soon, 'soon' is no duration: write a number and a unit",
        "1.5.s, '1.5.s' is no duration",
        ".5s, '.5s' is no duration",
        "15.2, a duration needs a unit: '15.2' could be 15.2ms or 15.2s",
        "3h, 'h' is no unit of time: write ns",
        "-1s, \"a duration is not negative, was -1s\"",
        "31622401s, is longer than a year",
        "9999999999999999999999999999s, is longer than a year",
      })
  void what_is_none_is_refused_with_what_to_write(String text, String expected) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0ms",
    "PT0.000000001S, 1ns",
    "PT0.0000015S, 1.5us",
    "PT0.1S, 100ms",
    "PT0.0305S, 30.5ms",
    "PT1.5S, 1.5s",
    "PT60S, 60s",
    "PT-0.001S, -1ms",
    "PT-1.5S, -1.5s",
    "PT2562047788015215H, 9223372036854774000s",
  })
  void a_duration_is_written_as_a_person_would(Duration duration, String expected) {
    assertThat(Durations.format(duration)).isEqualTo(expected);
  }

  @Test
  void a_user_with_a_range_of_its_own_reads_longer_ones() {
    assertThat(Durations.parseUnbounded("31622401s")).isEqualTo(Duration.ofSeconds(31_622_401));
    assertThat(Durations.parseUnbounded("9999999999999999999m"))
        .isEqualTo(Duration.ofSeconds(Long.MAX_VALUE));
  }

  @Test
  void what_is_written_is_read_as_the_same() {
    SplittableRandom random = new SplittableRandom(14);
    for (int i = 0; i < 2_000; i++) {
      Duration duration = Duration.ofNanos(random.nextLong(Durations.LONGEST.toNanos()) >> i % 54);
      assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    }
    assertThat(Durations.parse(Durations.format(Durations.LONGEST))).isEqualTo(Durations.LONGEST);
  }
}
