package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as an installed wwep starts them once it is warmed up: from one jar and a cache. */
@Tag("slow")
class QuickStartIT {
  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void warmUp() throws Exception {
    Path lib = Files.createDirectories(folder.resolve("app/lib"));
    try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
    Files.copy(Path.of("src/dist/lib/start.sh"), lib.resolve("start.sh"));
    Path bin = Files.createDirectories(folder.resolve("app/bin"));
    Files.copy(Path.of("src/dist/bin/wwep"), bin.resolve("wwep"));
    assertThat(wwep("warm-up")).contains("are quick from now on");
  }

  private static String wwep(String... words) throws Exception {
    return wwep("", List.of(words));
  }

  private static String wwep(String options, List<String> words) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("sh", folder + "/app/bin/wwep"), words.stream()).toList());
    builder.environment().keySet().removeIf(ChildJvm::disturbs);
    builder.environment().remove("WWEP_AOT");
    builder.environment().put("WWEP_JVM", options);
    builder.environment().put("WWEP_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", folder + "/cache");
    builder.environment().put("XDG_DATA_HOME", folder + "/data");
    Process process =
        builder.redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() + "\n" + printed;
  }

  @Test
  void the_version_is_the_one_that_was_installed() throws Exception {
    assertThat(wwep("--version")).startsWith("0\nwwep ").doesNotContain("not packaged");
  }

  @Test
  void a_run_over_tls_passes_without_a_jar_beside() throws Exception {
    Path scenario = Path.of("../../docs/scenarios/tls.yaml").toAbsolutePath();
    assertThat(wwep("run", scenario.toString())).startsWith("0\n").contains("1 run: 1 passed");
  }

  @Test
  void a_device_takes_its_classes_from_the_cache() throws Exception {
    Path log = folder.resolve("classes.log");
    List<String> words = List.of("device", "--hal=emulated", "--server-address=127.0.0.1");
    String seen = wwep("-Xlog:class+load:file=" + log, words);
    assertThat(seen).startsWith("0\n").contains("Joining -> Idle by Joined");
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).anyMatch(line -> line.contains("shared objects file"));
    assertThat(loaded.stream().filter(line -> line.contains("source: file:")).toList())
        .as("read from a jar")
        .isEmpty();
  }
}
