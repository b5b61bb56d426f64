package org.wwep.emulator.firmware.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.TestCarrier;
import org.wwep.emulator.firmware.build.FirmwareCompiler;
import org.wwep.emulator.firmware.build.Toolchain;

/** Where addresses are, whatever the tool says. */
class SymbolLocatorTest {
  /** More than are asked for at a time. */
  private static final List<Long> MANY = LongStream.range(0, 2500).boxed().toList();

  private static SymbolLocator with(Path folder, String answers) throws Exception {
    Path tool = folder.resolve("tool");
    Files.writeString(
        tool, "#!/bin/sh\nshift 3\necho 'tool: warning' >&2\nfor a; do " + answers + "; done\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    return new SymbolLocator(folder.resolve("firmware"), tool.toString());
  }

  @Test
  void warnings_are_no_places(@TempDir Path folder) throws Exception {
    List<SymbolLocator.Location> places =
        with(folder, "echo f$a; echo /src/main.c:$a").locate(MANY);
    assertThat(places).hasSameSizeAs(MANY);
    assertThat(places.getFirst())
        .isEqualTo(new SymbolLocator.Location("f0x0", "main.c:0x0", "/src/main.c"));
    assertThat(places.getLast().function()).isEqualTo("f0x9c3");
  }

  @Test
  void an_answer_of_another_length_moves_no_other_places(@TempDir Path folder) throws Exception {
    // The first answer is one line longer.
    List<SymbolLocator.Location> places =
        with(folder, "[ $a = 0x0 ] && echo more; echo f$a; echo /src/main.c:1").locate(MANY);
    assertThat(places).hasSameSizeAs(MANY);
    assertThat(places.getFirst()).isEqualTo(SymbolLocator.Location.UNKNOWN);
    assertThat(places.get(2000).function()).isEqualTo("f0x7d0");
    assertThat(places.getLast().function()).isEqualTo("f0x9c3");
  }

  @Test
  void without_the_tool_nothing_is_known_and_there_are_no_blocks(@TempDir Path folder)
      throws Exception {
    TestCarrier.NATIVE.assumeAvailable();
    Path built =
        new FirmwareCompiler(Toolchain.host(), Path.of("target/firmware"), _ -> {})
            .build(FirmwareSources.of(TestCarrier.PROGRAMS.resolve("blocks.c")));
    assertThat(ExecutableBlocks.of(built, new SymbolLocator(built)).offsets()).isNotEmpty();
    SymbolLocator none = new SymbolLocator(built, folder.resolve("none").toString());
    assertThat(none.locate(1)).isEqualTo(SymbolLocator.Location.UNKNOWN);
    assertThat(ExecutableBlocks.of(built, none).offsets()).isEmpty();
  }
}
