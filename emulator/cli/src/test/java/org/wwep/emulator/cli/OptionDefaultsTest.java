package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OptionDefaultsTest {
  @TempDir private Path directory = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_misspelt_key_is_refused_with_what_was_meant() throws Exception {
    int exitCode = run("reply-timeuot=1s", "device", "--hal", "emulated");
    assertThat(err.toString().strip().lines())
        .as(err.toString())
        .singleElement()
        .asString()
        .startsWith("wwep")
        .contains(directory.resolve("wwep.properties").toString())
        .contains("'reply-timeuot', did you mean 'reply-timeout'?");
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void a_key_like_nothing_else_is_refused_too() throws Exception {
    assertThat(run("zzz=1", "device")).isEqualTo(2);
    assertThat(err.toString()).contains("no option is called 'zzz'");
  }

  @Test
  void a_key_may_be_another_commands_option() throws Exception {
    assertThat(run("reply-timeout=0ms\nread-timeout=7s\ntls-port=0\n", "device")).isEqualTo(2);
    assertThat(err.toString()).contains("--reply-timeout must be positive, such as 500ms; was 0ms");
  }

  @Test
  void help_is_given_whatever_the_file_says() throws Exception {
    assertThat(run("zzz=1", "device", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: wwep device");
  }

  private int run(String settings, String... words) throws IOException {
    Files.writeString(directory.resolve("wwep.properties"), settings);
    CommandLine command = Wwep.commandLine(directory, words);
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
