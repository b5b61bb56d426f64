package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of {@code wwep server} that a server of the course cannot follow is refused by name.
 * The options are those of the command; here are only the ones that firmware follows.
 */
class ServerModeOptionsTest {
  /** What ServerIT and UsageTest see of the course's servers. */
  private static final Set<String> OF_FIRMWARE =
      Set.of(
          "--mode",
          "--port",
          "--bind",
          "--tls-port",
          "--no-tls",
          "--cert",
          "--key",
          "--certs-dir",
          "--handshake-timeout",
          "--keep-alive",
          "--no-static-rsa",
          "--reasons",
          "--padded",
          "--read-timeout",
          "--first-byte-timeout",
          "--idle-timeout",
          "--tx-packets",
          "--rx-packets",
          "--quiet",
          "--json");

  /** Values for options that do not take a number. */
  private static final Map<String, String> VALUES =
      Map.of(
          "--store", "memory.db",
          "--snapshot-every", "1s",
          "--client-ca", "ca.pem",
          "--tls-provider", "jdk",
          "--transport", "nio",
          "--log-file", "server.log",
          "--shutdown-timeout", "1s");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"packets", "callbacks", "concurrent"})
  void what_a_server_of_the_course_cannot_follow_is_refused(String mode) throws Exception {
    CommandLine server =
        Objects.requireNonNull(Wwep.commandLine(folder, Map.of()).getSubcommands().get("server"));
    Set<String> followed = new TreeSet<>();
    for (OptionSpec option : server.getCommandSpec().options()) {
      String name = option.longestName();
      boolean ofAll = option.usageHelp() || option.versionHelp() || name.equals("--stacktrace");
      if (!ofAll && !OF_FIRMWARE.contains(name) && !isRefused(mode, option)) {
        followed.add(name);
      }
    }
    assertThat(followed)
        .isEqualTo(mode.equals("concurrent") ? Set.of("--max-connections") : Set.of());
  }

  /** A certificate that is not there ends the command where nothing is refused before. */
  private boolean isRefused(String mode, OptionSpec option) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("server", "--mode", mode, "--cert", "no.pem", "--key", "no.pem"));
    words.add(option.longestName());
    if (option.arity().max() > 0) {
      words.add(VALUES.getOrDefault(option.longestName(), "3"));
    }
    String seen = new CommandRun(folder, _ -> {}).seen("", words);
    assertThat(seen).startsWith("2\n");
    return seen.contains(option.longestName()) && !seen.contains("no.pem");
  }
}
