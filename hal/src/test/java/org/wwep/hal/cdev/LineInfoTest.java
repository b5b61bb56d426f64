package org.wwep.hal.cdev;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.hal.line.Obstacle;

/** Who holds a line, in the kernel's structure. */
class LineInfoTest {
  private static MemorySegment info(Arena arena, String consumer) {
    MemorySegment info = arena.allocate(256, Long.BYTES);
    MemorySegment.copy(
        MemorySegment.ofArray("GPIO6".getBytes(StandardCharsets.UTF_8)), 0, info, 0, 5);
    byte[] bytes = consumer.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, info, 32, bytes.length);
    info.set(JAVA_INT, 64, 6);
    return info;
  }

  @ParameterizedTest
  @CsvSource({
    "gpioset, gpioset",
    "'wwep press-btn1', wwep press-btn1",
    "'a name of 32 bytes to its last .', 'a name of 32 bytes to its last .'",
    "'\u001b[2J\u009bx', '?[2J?x'",
    "'', ",
  })
  void the_holder_is_what_it_calls_itself_with_nothing_for_a_terminal(
      String consumer, String holder) {
    try (Arena arena = Arena.ofConfined()) {
      assertThat(LineInfo.holder(info(arena, consumer)).orElse(null)).isEqualTo(holder);
    }
  }

  @Test
  void of_what_is_no_chip_nothing_is_told() {
    assertThat(LineInfo.holder(Path.of("/dev/null"), 6)).isEmpty();
    assertThat(LineInfo.holder(Path.of("/dev/no-such-chip"), 6)).isEmpty();
  }

  @Test
  void the_message_names_the_holder() {
    assertThat(Obstacle.busy("line 6 of gpiochip0 (btn1)", 6, "wwep press-btn1").exception())
        .hasMessageContaining(
            "line 6 of gpiochip0 (btn1) is in use by another program, 'wwep press-btn1'");
  }
}
