package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With which of Java's compilers the start script has a command run. */
class CompilerChoiceTest {
  private static final String QUICK = "-XX:TieredStopAtLevel=1";
  private static final String BRIEF = "-XX:CompileThresholdScaling=5";

  @TempDir private Path home = Path.of("");
  private String variables = "";

  /** Starts a command with a Java that prints how it was called. */
  private String started(String words) throws Exception {
    return started("echo \"$@\"", words);
  }

  private String started(String javaDoes, String words) throws Exception {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + javaDoes + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    String lines = "%s\n. '%s'; java_home='%s'; start lib %s";
    Path script = Path.of("src", "dist", "lib", "start.sh").toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", lines.formatted(variables, script, home, words))
            .directory(home.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("WWEP_"));
    Process shell = builder.start();
    String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return printed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explore chaos.yaml",
        "explore --seed 7 chaos.yaml",
        "explore chaos.yaml --seeds 360",
        "explore chaos.yaml --seeds=10000 --keep-going",
        "explore merge one two",
        "lint chaos.yaml"
      })
  void what_is_over_soon_is_compiled_quickly(String words) throws Exception {
    assertThat(started(words)).contains(QUICK).endsWith(" " + words + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explore chaos.yaml --seeds 1000000",
        "explore --seeds=10001 chaos.yaml",
        "explore chaos.yaml --time 5m",
        "explore --time=5m --seeds 10 chaos.yaml",
        "explore chaos.yaml --seeds 123456789012345678901234567890",
        "explore @options.txt chaos.yaml",
        "server --port 0"
      })
  void what_lasts_is_compiled_well(String words) throws Exception {
    assertThat(started(words)).doesNotContain(QUICK).endsWith(" " + words + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "device --hal emulated", "send h W00A5050001", "run a.yaml"})
  void what_is_over_in_a_second_compiles_only_what_it_calls_often(String words) throws Exception {
    assertThat(started(words)).contains(QUICK + " " + BRIEF).endsWith(" " + words + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"explore chaos.yaml", "fleet --server h", "run -n 9 a.yaml", "server"})
  void what_goes_on_compiles_what_it_needs(String words) throws Exception {
    assertThat(started(words)).doesNotContain(BRIEF).endsWith(" " + words + "\n");
  }

  @Test
  void a_setting_may_have_any_characters() throws Exception {
    String settings = "-Dwwep.only=\"the LED's on\" '-Dwwep.tag=a\"\\$(b) *' ";
    assertThat(started("printf '<%s>' \"$@\"", settings + "run 'my file.yaml'"))
        .contains("<-Dwwep.only=the LED's on><-Dwwep.tag=a\"\\$(b) *><-cp>")
        .endsWith("<run><my file.yaml>");
  }

  @Test
  void names_of_files_are_utf_8_where_no_language_is_set() throws Exception {
    String encoding = "echo \"$LC_ALL,$LC_CTYPE,$LANG\"";
    variables = "unset LC_ALL LC_CTYPE LANG";
    assertThat(started(encoding, "lint a.yaml")).isEqualTo(",C.UTF-8,\n");
    variables = "export LC_ALL=C LANG=de_DE.UTF-8; unset LC_CTYPE";
    assertThat(started(encoding, "lint a.yaml")).isEqualTo("C.UTF-8,C.UTF-8,de_DE.UTF-8\n");
    variables = "export LANG=de_DE.ISO-8859-1; unset LC_ALL LC_CTYPE";
    assertThat(started(encoding, "lint a.yaml")).isEqualTo(",,de_DE.ISO-8859-1\n");
  }

  @Test
  void temporary_files_are_where_the_user_wants_them() throws Exception {
    variables = "mkdir 'my files'; export TMPDIR=\"$PWD/my files\"";
    assertThat(started("printf '<%s>' \"$@\"", "lint a.yaml"))
        .contains("<-Djava.io.tmpdir=" + home.resolve("my files") + ">");
    variables = "export TMPDIR=/nonexistent";
    assertThat(started("lint a.yaml")).doesNotContain("tmpdir");
    // What is said to Java itself counts.
    variables = "mkdir a; export TMPDIR=\"$PWD/a\" WWEP_JVM=-Djava.io.tmpdir=/big";
    assertThat(started("lint a.yaml")).containsOnlyOnce("tmpdir").contains("tmpdir=/big");
  }

  @Test
  void a_directory_that_is_gone_is_told() throws Exception {
    // Another shell, which finds it so; it reads what follows.
    variables = "mkdir gone; cd gone; rmdir ../gone; exec sh -s <<'END'";
    assertThat(started("lint a.yaml"))
        .endsWith("wwep: the current directory is gone: go to another one, as by 'cd'\n");
  }

  @Test
  void a_search_whose_number_of_seeds_is_none_still_says_so_itself() throws Exception {
    assertThat(started("explore --seeds many chaos.yaml"))
        .hasLineCount(1)
        .doesNotContain(QUICK)
        .endsWith(" explore --seeds many chaos.yaml\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export WWEP_SEEDS=1000000",
        "export WWEP_TIME=8h",
        "export WWEP_JVM=-Dwwep.seeds=1000000",
        "echo 'seeds = 1000000' >wwep.properties",
        "echo time:8h >wwep.properties"
      })
  void a_search_that_lasts_by_what_is_not_on_the_line_is_compiled_well(String elsewhere)
      throws Exception {
    variables = elsewhere;
    assertThat(started("explore chaos.yaml")).doesNotContain(QUICK);
  }
}
