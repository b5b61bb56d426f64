package org.wwep.hal.cdev;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LineInfoTest {
  @Test
  void the_holder_is_told_by_the_name_that_it_gave_itself() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(256, Long.BYTES);
      info.setString(0, "GPIO6");
      assertThat(LineInfo.of(info)).isEqualTo(new LineInfo(false, ""));
      info.setString(32, "gpio\033[2Jset");
      info.set(ValueLayout.JAVA_LONG, 72, 1 | 1 << 3);
      assertThat(LineInfo.of(info)).isEqualTo(new LineInfo(true, "gpio?[2Jset"));
    }
  }

  @Test
  void of_what_is_no_chip_nothing_is_told() {
    assertThat(LineInfo.of(Path.of("/dev/null"), 6)).isEmpty();
    assertThat(LineInfo.of(Path.of("/dev/no-such-chip"), 6)).isEmpty();
  }
}
