package org.wwep.emulator.firmware.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sources are the firmware's own. */
class SourceOriginTest {
  @ParameterizedTest
  @ValueSource(strings = {"main.c", "/home/me/main.c", "/home/me/port-a/main.c", "lib/main.c", ""})
  void what_the_user_has_is(String path) {
    assertThat(SourceOrigin.isFirmware(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/include/stdio.h",
        "/usr/lib/gcc/x86_64-linux-gnu/12/include/stdatomic.h",
        "/build/compiler-rt/lib/builtins/muldi3.c"
      })
  void what_comes_with_the_compiler_is_not(String path) {
    assertThat(SourceOrigin.isFirmware(path)).isFalse();
  }

  @Test
  void what_is_inlined_of_the_port_is_not() {
    String folder = SourceOrigin.portFolder(new ContentHash().add("port"));
    assertThat(SourceOrigin.isFirmware("/cache/" + folder + "/wiced/wiced.h")).isFalse();
  }
}
