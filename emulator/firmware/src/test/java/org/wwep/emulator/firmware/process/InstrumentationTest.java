package org.wwep.emulator.firmware.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.FaultKind;
import org.wwep.emulator.firmware.FirmwareFault;
import org.wwep.emulator.firmware.SimulatedDevice;
import org.wwep.emulator.firmware.TestCarrier;
import org.wwep.emulator.firmware.build.CoverageReport;
import org.wwep.emulator.firmware.build.FirmwareCompiler;
import org.wwep.emulator.firmware.build.Toolchain;

/** Sanitizers, coverage and the debugger, which know child processes. */
@Tag("slow")
class InstrumentationTest {
  @BeforeAll
  static void needsACompiler() {
    TestCarrier.NATIVE.assumeAvailable();
  }

  private static Path built(Toolchain toolchain, String program, Map<String, String> defines)
      throws Exception {
    return new FirmwareCompiler(toolchain, Path.of("target/firmware"), _ -> {})
        .build(
            new FirmwareSources(
                List.of(TestCarrier.PROGRAMS.resolve(program)), List.of(), defines));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'heap-buffer-overflow, write of 1 bytes in thread other', sanitized.c:14",
    "2, 'Signed integer overflow: 2147483647 + 1', sanitized.c:15",
    "3, 'heap-use-after-free, read of 1 bytes in thread other', sanitized.c:17",
    "4, 'stack-buffer-overflow, read of 1 bytes in thread other', sanitized.c:19",
  })
  void what_a_sanitizer_finds_is_a_fault(String mistake, String text, String place)
      throws Exception {
    Path built =
        built(Toolchain.host().withSanitizers(), "sanitized.c", Map.of("MISTAKE", mistake));
    try (SimulatedDevice device = new SimulatedDevice(new NativeCarrier(built), 1)) {
      assertThat(device.printedIn(10)).isEqualTo("other thread\n");
      assertThat(device.log.faults()).hasSize(1);
      FirmwareFault fault = device.log.faults().getFirst();
      assertThat(fault.kind()).isEqualTo(FaultKind.SANITIZER);
      assertThat(fault.text()).startsWith(text);
      assertThat(fault.function()).isEqualTo("mistake");
      assertThat(fault.place()).isEqualTo(place);
    }
  }

  @Test
  void the_carrier_builds_with_what_it_is_asked_for(@TempDir Path cache) throws Exception {
    List<String> commands = new ArrayList<>();
    NativeProvider provider =
        new NativeProvider(Set.of(Instrumentation.SANITIZERS, Instrumentation.COVERAGE), _ -> {});
    FirmwareSources sources = FirmwareSources.of(TestCarrier.PROGRAMS.resolve("hello.c"));
    provider.load(provider.build(sources, cache, commands::add));
    assertThat(commands)
        .hasSize(1)
        .first()
        .asString()
        .contains("-fsanitize=address,undefined", "--coverage");
  }

  @Test
  void without_mistakes_the_timeline_is_the_same_under_sanitizers() throws Exception {
    Path sanitized = built(Toolchain.host().withSanitizers(), "threads.c", Map.of());
    assertThat(lines(new NativeCarrier(sanitized)))
        .isEqualTo(lines(new NativeCarrier(built(Toolchain.host(), "threads.c", Map.of()))));
  }

  private static List<String> lines(NativeCarrier carrier) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(carrier, 1)) {
      device.printedIn(1000);
      assertThat(device.log.faults()).isEmpty();
      return device.log.lines();
    }
  }

  @Test
  void lines_that_ran_are_counted_over_all_devices() throws Exception {
    Path counted = built(Toolchain.host().withCoverage(), "interrupts.c", Map.of("MODE", "0"));
    CoverageReport.clear(counted);
    assertThatThrownBy(() -> CoverageReport.of(counted))
        .isInstanceOf(FirmwareBuildException.class)
        .hasMessageContaining("nothing was counted");
    for (int i = 0; i < 2; i++) {
      try (SimulatedDevice device = new SimulatedDevice(new NativeCarrier(counted), 1)) {
        device.world.run(
            () -> {
              device.firmware.powerOn();
              device.sleep(1);
              device.press();
              device.sleep(1);
            });
      }
    }
    assertThat(CoverageReport.of(counted))
        .hasSize(1)
        .first()
        .satisfies(
            report -> {
              assertThat(report.source()).endsWith("interrupts.c");
              assertThat(report.percent()).isEqualTo(100);
              assertThat(Files.readString(report.annotated()))
                  .containsPattern("2: +[0-9]+: +wwep_semaphore_put\\(pressed\\)")
                  .containsPattern("2: +[0-9]+: +printf\\(\"ready");
            });
  }

  @Test
  void at_a_breakpoint_no_virtual_time_passes() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gdb")), "no gdb: apt install gdb");
    Path built = built(Toolchain.host(), "threads.c", Map.of());
    List<String> undisturbed = lines(new NativeCarrier(built));
    CompletableFuture<String> said = new CompletableFuture<>();
    NativeCarrier debugged =
        new NativeCarrier(built)
            .withDebugger(command -> said.completeAsync(() -> stopsInOther(command)));
    assertThat(lines(debugged)).isEqualTo(undisturbed);
    assertThat(said.get(30, TimeUnit.SECONDS))
        .contains("Breakpoint 1, other", "threads.c:")
        .contains("here");
  }

  /** Attaches by the command that was told, stops in a function, looks, and goes on. */
  private static String stopsInOther(String command) {
    try {
      Process gdb =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  command
                      + " -batch -nx -ex 'break other' -ex continue -ex 'print (char *)argument'"
                      + " -ex 'shell sleep 0.3' -ex detach")
              .redirectErrorStream(true)
              .start();
      gdb.getOutputStream().close();
      return new String(gdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
