package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients in Python that users copy, against the command. */
@Tag("slow")
class PythonClientsIT {
  private static final Path EXAMPLES = Path.of("../../docs/examples").toAbsolutePath().normalize();

  /** Debian's own, for which there is the package python3-pytest. */
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private static final Path PYTEST = Path.of("/usr/lib/python3/dist-packages/pytest");

  @TempDir private Path folder = Path.of("");

  /** What was printed, and how it ended. */
  private record Ended(int exitCode, String printed) {}

  private Ended python(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of(PYTHON.toString(), "-B"));
    line.addAll(List.of(words));
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("WWEP", WwepProcess.commandLine());
    builder.environment().put("XDG_DATA_HOME", WwepProcess.DATA.toString());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void copy(String example) throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES.resolve(example))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void the_plugin_of_pytest_does_what_its_example_says() throws Exception {
    assumeTrue(Files.exists(PYTEST), "no pytest for Debian's Python: apt install python3-pytest");
    copy("pytest");
    Ended whole = python("-m", "pytest", "-q", "-p", "no:cacheprovider");
    assertThat(whole.printed()).contains("5 passed");
    assertThat(whole.exitCode()).isZero();
    Path test = folder.resolve("test_press.py");
    Files.writeString(test, Files.readString(test).replace("\"0001\"", "\"0007\""));
    Ended wrong = python("-m", "pytest", "-q", "-p", "no:cacheprovider");
    assertThat(wrong.printed())
        .contains("3 failed, 2 passed", "'0001' == '0007'", "expected register 05");
    assertThat(wrong.exitCode()).isEqualTo(1);
  }

  @Test
  void a_command_that_does_not_start_is_told() throws Exception {
    assumeTrue(Files.exists(PYTEST), "no pytest for Debian's Python: apt install python3-pytest");
    copy("pytest");
    Ended ended = python("-m", "pytest", "-q", "-p", "no:cacheprovider", "--wwep", "false");
    assertThat(ended.printed()).contains("wwep serve-control ended with exit code 1");
  }

  @Test
  void the_keywords_for_robot_framework_do_what_their_example_says() throws Exception {
    assumeTrue(Files.exists(PYTHON), "no Python: apt install python3");
    copy("robot");
    String lines = Path.of("src/test/python/robot_lines.py").toAbsolutePath().toString();
    Ended whole = python(lines, folder.toString(), "press.robot");
    assertThat(whole.printed())
        .contains("PASS A Press Lights The LED", "PASS What Was Pressed Without A Network");
    assertThat(whole.exitCode()).isZero();
    Path robot = folder.resolve("press.robot");
    Files.writeString(robot, Files.readString(robot).replace("    0001", "    0007"));
    assertThat(python(lines, folder.toString(), "press.robot").printed())
        .contains("AssertionError: the register is 0001, and not 0007");
  }
}
