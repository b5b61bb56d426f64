package org.wwep.emulator.cli.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawBytesTest {
  @Test
  void escapes_are_bytes_and_everything_else_is_utf_8() {
    assertThat(RawBytes.parse("")).isEmpty();
    assertThat(RawBytes.parse("W0FAC")).containsExactly('W', '0', 'F', 'A', 'C');
    assertThat(RawBytes.parse("a\\n\\r\\t\\0\\\\b"))
        .containsExactly('a', '\n', '\r', '\t', 0, '\\', 'b');
    assertThat(RawBytes.parse("\\x00\\xFf\\x7fx")).containsExactly(0, 0xFF, 0x7F, 'x');
    assertThat(RawBytes.parse("é")).containsExactly(0xC3, 0xA9);
    assertThat(RawBytes.parse("\\x0a\n")).containsExactly('\n', '\n');
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "a\\", "\\q", "\\x", "\\x1", "\\xG0", "\\N"})
  void another_escape_is_refused(String text) {
    assertThatThrownBy(() -> RawBytes.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\\xHH");
  }
}
