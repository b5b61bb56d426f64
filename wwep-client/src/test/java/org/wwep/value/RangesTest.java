package org.wwep.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RangesTest {
  @Test
  void the_ends_of_a_range_are_in_it() {
    assertThat(Ranges.within("n", 1, 1, 9)).isEqualTo(1);
    assertThat(Ranges.within("n", 9, 1, 9)).isEqualTo(9);
    assertThat(Ranges.within("n", 9L, 1, 9)).isEqualTo(9);
    assertThat(Ranges.atLeast("n", 0, 0)).isZero();
    assertThat(Ranges.atLeast("n", Long.MAX_VALUE, 0)).isEqualTo(Long.MAX_VALUE);
    assertThat(Ranges.share("s", 1)).isOne();
    assertThat(Ranges.port("--port", 65535)).isEqualTo(65535);
    assertThat(Ranges.timeout(Duration.ZERO)).isZero();
    assertThat(Ranges.positive("t", Duration.ofNanos(1))).isEqualTo(Duration.ofNanos(1));
  }

  @Test
  void what_is_outside_is_named_with_its_range_and_value() {
    refused(() -> Ranges.within("a port", 0, 1, 65535), "a port is 1 to 65535, was 0");
    refused(() -> Ranges.within("n", 10L, 1, 9), "n is 1 to 9, was 10");
    refused(() -> Ranges.atLeast("--attempts", 0, 1), "--attempts is 1 or more, was 0");
    refused(() -> Ranges.share("toxicity", Double.NaN), "toxicity is 0 to 1, was NaN");
    refused(() -> Ranges.port("-p", -1), "-p is 0 to 65535, with 0 for a free one; was -1");
    refused(
        () -> Ranges.positive("--reply-timeout", Duration.ZERO),
        "--reply-timeout must be positive, such as 500ms; was 0ms");
    refused(() -> Ranges.timeout(Duration.ofSeconds(-1)), "a timeout is 0 or more, was -1s");
  }

  @Test
  void a_slice_is_inside_its_array() {
    byte[] bytes = new byte[4];
    assertThatCode(() -> Ranges.slice(bytes, 4, 0, 0)).doesNotThrowAnyException();
    assertThatCode(() -> Ranges.slice(bytes, 0, 4, 1)).doesNotThrowAnyException();
    String expected = "a slice of 4 bytes has 1 or more inside, was offset ";
    refused(() -> Ranges.slice(bytes, 0, 0, 1), expected + "0, length 0");
    refused(() -> Ranges.slice(bytes, -1, 2, 1), expected + "-1, length 2");
    refused(() -> Ranges.slice(bytes, 3, 2, 1), expected + "3, length 2");
    refused(() -> Ranges.slice(bytes, 1, Integer.MAX_VALUE, 1), expected + "1, length 2147483647");
  }

  private static void refused(ThrowingCallable check, String message) {
    assertThatThrownBy(check).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
