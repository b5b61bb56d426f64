package org.wwep.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What others wrote cannot move the cursor, turn a line round or fill the screen. */
class TerminalTextTest {
  @Test
  void what_has_a_shape_stays_as_it_is() {
    assertThat(TerminalText.of("CN=Käse Ltd, O=日本 🔑")).isEqualTo("CN=Käse Ltd, O=日本 🔑");
  }

  @Test
  void what_has_none_is_written_out() {
    assertThat(TerminalText.of("a\u001b[2Jb\r\nc\u0000")).isEqualTo("a\\x1B[2Jb\\x0D\\x0Ac\\x00");
    assertThat(TerminalText.of("\u009b\u202Eevil\u2066\u200f\ufeff"))
        .isEqualTo("\\x9B\\u202Eevil\\u2066\\u200F\\uFEFF");
    assertThat(TerminalText.of("\u2028\ud83d")).isEqualTo("\\u2028\\uD83D");
    assertThat(TerminalText.of(Character.toString(0xE0041))).isEqualTo("\\u{E0041}");
  }

  @Test
  void it_is_cut_where_there_is_no_more_room() {
    assertThat(TerminalText.of("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(TerminalText.of("x".repeat(201))).isEqualTo("x".repeat(197) + "...");
    assertThat(TerminalText.of("abcdef", 5)).isEqualTo("ab...");
    assertThat(TerminalText.of("abc\n", 6)).isEqualTo("abc...");
    assertThat(TerminalText.of("abc\n", 7)).isEqualTo("abc\\x0A");
    assertThatThrownBy(() -> TerminalText.of("x", 2)).hasMessageContaining("was 2");
  }
}
