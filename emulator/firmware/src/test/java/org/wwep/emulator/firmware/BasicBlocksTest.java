package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.build.FirmwareCompiler;
import org.wwep.emulator.firmware.build.Toolchain;
import org.wwep.emulator.firmware.process.NativeCarrier;
import org.wwep.emulator.testbed.BasicBlock;

/** Which basic blocks of firmware ran. */
@Tag("slow")
class BasicBlocksTest {
  private static final List<String> APIS = List.of("wiced", "modustoolbox", "zephyr");

  /** Presses so often, and returns the functions of which a block ran. */
  private static Set<String> functions(FirmwareCarrier carrier, int presses) throws Exception {
    Set<String> functions = new TreeSet<>();
    reached(carrier, presses).forEach(block -> functions.add(block.function()));
    return functions;
  }

  private static List<BasicBlock> reached(FirmwareCarrier carrier, int presses) throws Exception {
    BitSet reached = new BitSet();
    logged(carrier.recording(reached), presses);
    return reached.stream().mapToObj(carrier.blocks().blocks()::get).toList();
  }

  private static List<String> logged(FirmwareCarrier carrier, int presses) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(carrier, 1)) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(10);
            for (int i = 0; i < presses; i++) {
              device.press();
              device.sleep(50);
            }
            device.firmware.powerOff();
          });
      List<String> all = new ArrayList<>(device.log.lines());
      device.lights().forEach(light -> all.add(light.toString()));
      return all;
    }
  }

  @ParameterizedTest
  @EnumSource
  void those_count_that_ran_and_no_others(TestCarrier on) throws Exception {
    FirmwareCarrier carrier = on.carrier("blocks.c", Map.of());
    assertThat(carrier.blocks().carrier()).isEqualTo(on == TestCarrier.WASM ? "wasm" : "native");
    assertThat(carrier.blocks().blocks())
        .extracting(BasicBlock::function)
        .contains("wwep_application", "on_press", "on_first", "on_later", "on_nothing");
    assertThat(functions(carrier, 0)).containsExactly("wwep_application");
    assertThat(functions(carrier, 1)).containsExactly("on_first", "on_press", "wwep_application");
    assertThat(functions(carrier, 3))
        .containsExactly("on_first", "on_later", "on_press", "wwep_application");
    assertThat(reached(carrier, 1)).contains(new BasicBlock("on_press", "blocks.c:27"));
  }

  @ParameterizedTest
  @EnumSource
  void what_ran_before_a_crash_counts(TestCarrier on) throws Exception {
    assertThat(functions(on.carrier("blocks.c", Map.of("CRASH", "1")), 3)).contains("on_later");
  }

  @ParameterizedTest
  @EnumSource
  void the_port_has_none_and_nothing_changes(TestCarrier on) throws Exception {
    for (String api : APIS) {
      FirmwareCarrier client =
          on.carrier(FirmwareSources.of(TestCarrier.EXAMPLES.resolve(api + "-client/main.c")));
      assertThat(client.blocks().blocks())
          .as(api)
          .hasSizeGreaterThan(15)
          .allMatch(block -> block.place().matches("main\\.c:[1-9][0-9]*"), api);
      assertThat(logged(client.recording(new BitSet()), 2))
          .as(api)
          .isNotEmpty()
          .isEqualTo(logged(client, 2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_busy_loop_lets_as_much_time_pass(TestCarrier on) throws Exception {
    FirmwareCarrier busy = on.carrier("busy.c", Map.of());
    assertThat(logged(busy.recording(new BitSet()), 1))
        .anyMatch(line -> line.contains("rounds"))
        .isEqualTo(logged(busy, 1));
  }

  @ParameterizedTest
  @EnumSource
  void a_loop_that_prints_lets_as_much_time_pass(TestCarrier on) throws Exception {
    FirmwareCarrier printing = on.carrier("polling.c", Map.of("PRINTING", "1"));
    List<String> plain = logged(printing, 0);
    List<String> recorded = logged(printing.recording(new BitSet()), 0);
    // There are too many lines to show them.
    assertThat(recorded.size()).isEqualTo(plain.size()).isGreaterThan(100_000);
    assertThat(recorded.equals(plain)).isTrue();
  }

  @Test
  void clang_marks_blocks_as_well() throws Exception {
    Toolchain host = Toolchain.host();
    Toolchain clang =
        new Toolchain(
            "clang",
            host.archiver(),
            host.unit(),
            ".clang",
            host.firmware(),
            host.port(),
            // Its runtime would stand for what the port does itself.
            Stream.concat(host.link().stream(), Stream.of("-fno-sanitize-link-runtime")).toList(),
            "clang");
    assumeTrue(clang.available(), "no clang: apt install clang");
    Path built =
        new FirmwareCompiler(clang, Path.of("target/firmware"), _ -> {})
            .build(FirmwareSources.of(TestCarrier.PROGRAMS.resolve("blocks.c")));
    assertThat(functions(new NativeCarrier(built), 1))
        .containsExactly("on_first", "on_press", "wwep_application");
    assertThat(functions(new NativeCarrier(built), 2)).contains("on_later");
  }

  @Test
  void of_an_executable_without_names_there_are_none(@TempDir Path folder) throws Exception {
    TestCarrier.NATIVE.assumeAvailable();
    Path built =
        new FirmwareCompiler(Toolchain.host(), Path.of("target/firmware"), _ -> {})
            .build(FirmwareSources.of(TestCarrier.PROGRAMS.resolve("blocks.c")));
    Path bare = folder.resolve("bare");
    Process strip = new ProcessBuilder("strip", "-o", bare.toString(), built.toString()).start();
    assertThat(strip.waitFor()).isZero();
    assertThat(new NativeCarrier(bare).blocks().blocks()).isEmpty();
    Path damaged = Files.write(folder.resolve("damaged"), new byte[] {0x7f, 'E', 'L', 'F'});
    assertThat(new NativeCarrier(damaged).blocks().blocks()).isEmpty();
  }
}
