package org.wwep.emulator.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.cli.Wwep;
import picocli.CommandLine;

/** What the shells themselves complete by the scripts, and what man makes of the pages. */
@Tag("slow")
class CompletionTest {
  @TempDir private Path folder = Path.of("");

  private static String run(int expected, String... words) {
    StringWriter out = new StringWriter();
    CommandLine command = Wwep.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    assertThat(command.execute(words)).as(out.toString()).isEqualTo(expected);
    return out.toString();
  }

  private static String shell(List<String> words) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin", words.getFirst())),
        words.getFirst() + " is not installed");
    Process shell = new ProcessBuilder(words).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(printed).isZero();
    return printed;
  }

  private String script(String shell) throws Exception {
    Path file = folder.resolve("_wwep");
    Files.writeString(file, run(0, "completion", shell));
    return file.toString();
  }

  @Test
  void bash_completes_commands_options_and_their_words() throws Exception {
    String complete =
        "source '%s'; COMP_WORDS=(wwep %s); COMP_CWORD=%d; _complete_wwep; echo \"${COMPREPLY[@]}\"";
    String script = script("bash");
    assertThat(shell(List.of("bash", "-c", complete.formatted(script, "dev", 1))))
        .isEqualTo("device\n");
    assertThat(shell(List.of("bash", "-c", complete.formatted(script, "device --api ''", 3))))
        .contains("stream", "packet", "bsd");
  }

  @Test
  void fish_completes_commands_options_and_their_words() throws Exception {
    String complete = "source '%s'; complete -C 'wwep %s'";
    String script = script("fish");
    assertThat(shell(List.of("fish", "-c", complete.formatted(script, "dev"))))
        .isEqualTo(
            "device\tRuns the client firmware until interrupted: each press flips the LED and"
                + " tells the server\n");
    assertThat(shell(List.of("fish", "-c", complete.formatted(script, "provision sig"))))
        .startsWith("sign\t");
    assertThat(shell(List.of("fish", "-c", complete.formatted(script, "device --api "))))
        .contains("stream\t", "packet\t", "bsd\t");
    assertThat(shell(List.of("fish", "-c", complete.formatted(script, "run --junit"))))
        .startsWith("--junit-xml\t");
  }

  @Test
  void zsh_completes_commands_options_and_their_words() throws Exception {
    script("zsh");
    // In a shell of its own behind a terminal, as somebody types: the menu that Tab shows.
    String typed =
        """
        zmodload zsh/zpty
        zpty -b inner zsh -f
        zpty -w inner 'PROMPT=; fpath=(%1$s $fpath); autoload -U compinit; compinit -u -d %1$s/dump'
        zpty -w inner "zstyle ':completion:*' list-prompt ''; LISTMAX=9999"
        for line in 'provision si' 'device --api=' 'run --junit'; do
          zpty -w -n inner "echo wwep-was: wwep $line"$'\\t'
          zpty -w -n inner $'\\C-u'
          zpty -w -n inner "wwep $line"$'\\t'
          zpty -w -n inner $'\\C-a'"echo was: "$'\\n'
        done
        zpty -w inner 'echo the-''end'
        zpty -r -m inner all '*the-end*'
        print -r -- "$all"
        """
            .formatted(folder);
    assertThat(shell(List.of("zsh", "-f", "-c", typed)))
        .contains("was: wwep provision sign", "was: wwep run --junit-xml", "stream");
  }

  @Test
  void a_shell_that_is_not_known_is_refused() {
    assertThat(run(2, "completion", "csh"))
        .contains("'csh' is no shell known here: write bash, zsh or fish");
  }

  @Test
  void every_command_that_the_help_lists_has_a_page_that_man_takes_without_a_word()
      throws Exception {
    Path pages = folder.resolve("man");
    run(0, "manual", pages.toString());
    assertThat(pages.resolve("wwep-warm-up.1")).doesNotExist();
    String warnings =
        shell(List.of("bash", "-c", "man --warnings -l " + pages + "/*.1 2>&1 >/dev/null"));
    assertThat(warnings).isEmpty();
    assertThat(shell(List.of("man", "-P", "cat", "-l", pages.resolve("wwep-send.1").toString())))
        .contains("wwep-send - Sends one frame and prints the reply", "--raw", "wwep(1)")
        .doesNotContain("@|", "%n");
    assertThat(pages.resolve("wwep-provision-sign.1")).exists();
  }
}
