package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.cli.terminal.LineWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

class UsageTest {
  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("devcie", "did you mean device"),
        Arguments.of("device --foo", "Unknown option: '--foo'"),
        Arguments.of("read --static-rsa 0FAC 05", "static RSA is taken by default now: drop it"),
        Arguments.of("device --hal gpio", "write auto, pi4j, cdev or emulated"),
        Arguments.of("device --mac 1:2", "write six bytes like 02:00:00:00:00:01"),
        Arguments.of("device --nwp-mac 1:2", "write six bytes like 02:00:00:00:00:01"),
        Arguments.of("device --nwp-address 10.0.0.7", "write one like 192.168.1.7/24"),
        Arguments.of("device --nwp-address 10.0.0.7/31", "a prefix is 1 to 30, was 31"),
        Arguments.of("device --nwp-address 10.0.0.777/24", "'10.0.0.777' is no IPv4 address"),
        Arguments.of(
            "device --nwp-address 10.0.0.7/24,10.0.1.1",
            "the gateway 10.0.1.1 is not in the network of 10.0.0.7/24"),
        Arguments.of("device --hal emulated --nwp-address dhcp", "add --stack nwp"),
        Arguments.of("discover http", "write one like _http._tcp"),
        Arguments.of("discover --timeout 0s", "--timeout must be positive, such as 500ms; was 0ms"),
        Arguments.of("device --button-pin 99", "0 to 27"),
        Arguments.of("device --button-pin BOARD6", "carries no GPIO"),
        Arguments.of("device --button-pin 17", "used twice"),
        Arguments.of("device --device-id 12345", "4 hexadecimal digits"),
        Arguments.of("device --server :99", "the host is missing"),
        Arguments.of("device --server a:70000", "a port is 1 to 65535"),
        Arguments.of("device --server [::1", "bracket"),
        Arguments.of("device --server-address localhost", "is no IP address"),
        Arguments.of("device --reply-timeout 5", "a duration needs a unit: '5' could be 5ms or 5s"),
        Arguments.of("device --reply-timeout soon", "write a number and a unit"),
        Arguments.of(
            "device --reply-timeout 0ms",
            "--reply-timeout must be positive, such as 500ms; was 0ms"),
        Arguments.of("device --reply-timeout 1.5s --attempts 0", "--attempts is 1 or more, was 0"),
        Arguments.of("device --connect-timeout 1M --attempts 0", "--attempts is 1 or more, was 0"),
        Arguments.of("device --connect-timeout 0s", "--connect-timeout must be positive"),
        Arguments.of("device --attempts 0", "--attempts is 1 or more, was 0"),
        Arguments.of("device --bounce soft", "no bounce profile"),
        Arguments.of("device --hal emulated --require-hardware", "drop --require-hardware"),
        Arguments.of(
            "server --port 70000", "--port is 0 to 65535, with 0 for a free one; was 70000"),
        Arguments.of("server --tls-port -1", "--tls-port is 0 to 65535"),
        Arguments.of("server --no-tls --read-timeout 0ms", "--read-timeout must be positive"),
        Arguments.of("server --no-tls --idle-timeout 0ms", "--idle-timeout must be positive"),
        Arguments.of("send --timeout 0ms localhost W0FAC0B1234", "--timeout must be positive"),
        Arguments.of("server --no-tls --spin -5", "--spin is 0 or more, was -5"),
        Arguments.of("server --no-tls --threads 100000", "--threads is 1 to 1024, was 100000"),
        Arguments.of("watch 0", "PORT is 1 to 65535, was 0"),
        Arguments.of("watch lamp", "a port of this machine, 9464, or the address"),
        Arguments.of("registers list ftp://host/", "a port of this machine, 9464, or the address"),
        Arguments.of("server --no-tls --admin-bind 0.0.0.0", "add --admin-port PORT"),
        Arguments.of("board --speed 0", "--speed is 0.001 to 1000, or max, was '0'"),
        Arguments.of("board gone.yaml", "there is no such file"),
        Arguments.of("board a.yaml --firmware main.c", "--firmware goes without a scenario"),
        Arguments.of("board ../../docs/scenarios", "a board shows one scenario, these are"),
        Arguments.of("board ../../docs/scenarios/chaos.yaml", "'wwep explore' is for that"),
        Arguments.of("board --rig emulated --speed 2", "--speed is about virtual time"),
        Arguments.of("board --loopback GPIO6,GPIO27", "about rigs with real lines"),
        Arguments.of(
            "board --page 70000", "--page is 0 to 65535, with 0 for a free one; was 70000"),
        Arguments.of("device --page-bind 127.0.0.1", "add --page PORT"),
        Arguments.of("run ../../docs/scenarios/tls.yaml --page 0", "add --watch"),
        Arguments.of("run a.yaml b.yaml --watch", "--watch shows one scenario, these are 2"),
        Arguments.of("run a.yaml --watch --json", "--json is about runs that end"),
        Arguments.of("server --port x", "'x' is no whole number from 0 to 65535"),
        Arguments.of("proxy --api-port x", "'x' is no whole number from 0 to 65535"),
        Arguments.of("run a.yaml --repeat x", "'--repeat': 'x' is no whole number"),
        Arguments.of("run a.yaml --repeat 99999999999", "is too large: at most 2147483647"),
        Arguments.of("read FAC 0B", "'FAC' is no device ID: write 4 hexadecimal digits"),
        Arguments.of("write 0FACE 0B 0001", "'0FACE' is no device ID"),
        Arguments.of("proxy --upstream foo", "--upstream is HOST:PORT"),
        Arguments.of(
            "proxy --upstream a:1 --name a\u0000",
            "the name of a proxy has no control characters, was U+0000 at 2"),
        Arguments.of("proxy --upstream a:1 --fault latency_\u0007", "latency"),
        Arguments.of("proxy --upstream a:1 --listen b", "--listen is HOST:PORT"),
        Arguments.of("certs --name bad_name!", "'bad_name!' is neither a host name nor an address"),
        Arguments.of("explore .", ". is a directory: 'wwep explore' takes one scenario"),
        Arguments.of("run nofile.yaml", "nofile.yaml: there is no such file"),
        Arguments.of("server --store MEMORY", "'MEMORY' is no store: write memory, or ./MEMORY"),
        Arguments.of("server --store memory:", "'memory:' is no store: write memory, or"),
        Arguments.of("server --store file:x.db", "or the name of a file, or ./file:x.db"),
        Arguments.of("server --store redis:6379", "write redis://HOST:PORT, or"),
        Arguments.of("server --store redis://:a#b@h", "write %23 there"),
        Arguments.of(
            "run ../../docs/scenarios/tls.yaml --vcd-style plain", "add --vcd-file FILE or"),
        Arguments.of(
            "run ../../docs/scenarios/tls.yaml --vcd-file x --event-log ./x",
            "--vcd-file and --event-log name the same file, ./x"),
        Arguments.of(
            "run ../../docs/scenarios/tls.yaml --event-log x --otlp ./x",
            "--event-log and --otlp name the same file, ./x"),
        Arguments.of("explore ../../docs/scenarios/chaos.yaml --seed 1 --only zz", "draws no 'zz'"),
        Arguments.of(
            "explore ../../docs/scenarios/chaos.yaml --first-seed 9223372036854775807",
            "there are no 10000 seeds from 9223372036854775807 on"),
        Arguments.of("explore", "Missing required parameter: 'FILE'"),
        Arguments.of("explore merge", "Missing required parameter: 'DIR'"),
        Arguments.of("explore merge .", ". is no search's directory: it has no search.json"),
        Arguments.of("explore ../../docs/scenarios/chaos.yaml --shard 9/8", "was 9/8"),
        Arguments.of("explore ../../docs/scenarios/chaos.yaml --shard x", "'x' is no shard"),
        Arguments.of("explore ../../docs/scenarios/chaos.yaml --seeds 0", "--seeds is 1 or more"),
        Arguments.of(
            "explore ../../docs/scenarios/chaos.yaml --time 0s", "--time must be positive"),
        Arguments.of(
            "explore ../../docs/scenarios/chaos.yaml --seeds 7 --shard 8/8",
            "shard 8/8 has none of 7 seeds"),
        Arguments.of(
            "explore ../../docs/scenarios/chaos.yaml --resume .", ". is no search's directory: it"),
        Arguments.of(
            "explore ../../docs/scenarios/chaos.yaml --seed 1 --resume x",
            "--resume is about many seeds: drop it, or --seed"),
        Arguments.of("run a.yaml --seed 1e3", "'1e3' is no whole number"),
        Arguments.of(
            "run a.yaml --rig emulatd",
            "'emulatd' is no rig: expected one of sim, emulated, gpio-sim, loopback, human"),
        Arguments.of(
            "server --no-tls --max-connections 0", "--max-connections is 1 or more, was 0"),
        Arguments.of("server --mode callbacks --threads 2", "--threads is the register server's"),
        Arguments.of(
            "server --mode packets --max-connections 3", "--max-connections is for servers of"),
        Arguments.of(
            "server --mode concurrent --transport nio --spin 0",
            "--transport and --spin are the register server's"),
        Arguments.of("server --no-tls --tls-port 0", "--tls-port is about TLS"),
        Arguments.of("server --no-tls --require-client-cert", "--require-client-cert is about TLS"),
        Arguments.of("server --no-tls --idle-timeout 1s", "add --keep-alive"),
        Arguments.of("server --no-tls --log-size 2", "add --log-file FILE"),
        Arguments.of("proxy --listen localhost:0", "--listen needs --upstream"),
        Arguments.of("send localhost", "Missing required parameter: 'FRAME'"),
        Arguments.of("send localhost W12", "incomplete: 3 of 11 bytes"),
        Arguments.of("read 0FAC", "something is missing"),
        Arguments.of("write localhost 0FAC 0B", "something is missing"),
        Arguments.of("write 0FAC 0B 12345", "write 4 hexadecimal digits"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_one_line_that_says_what_was_expected(String words, String expected) {
    StringWriter err = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exitCode;
    LineWriter.redirect(out);
    try {
      CommandLine command =
          Wwep.commandLine(Path.of(""), words.split(" ")).setErr(new PrintWriter(err, true));
      exitCode = command.execute(words.split(" "));
    } finally {
      LineWriter.redirect(null);
    }
    assertThat(out.toString(UTF_8)).as("what it says before it sees the mistake").isEmpty();
    assertThat(err.toString().strip().lines())
        .as(err.toString())
        .last()
        .asString()
        .startsWith("wwep")
        .contains(expected);
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void every_command_has_help_that_names_its_options() {
    CommandLine top = Wwep.commandLine();
    for (CommandLine command : top.getSubcommands().values()) {
      String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
      assertThat(help).contains("Usage: wwep " + command.getCommandName());
      command
          .getCommandSpec()
          .options()
          .forEach(option -> assertThat(help).contains(option.longestName()));
    }
    assertThat(top.getUsageMessage()).contains("Exit codes");
  }

  @Test
  void an_option_says_what_it_does_or_is_and_asks_nothing() {
    commands(Wwep.commandLine())
        .flatMap(command -> command.getCommandSpec().options().stream())
        .forEach(
            option ->
                assertThat(String.join(" ", option.description()))
                    .as(option.longestName())
                    .doesNotContainPattern("^(?:How|Whether|What|Which|Who|Whose|Where) |: how ")
                    .endsWith("."));
    assertThat(help("server"))
        .contains("I/O back end", "Busy-poll time before sleeping", "Append the reason to each X.")
        .contains("Disable TLS.");
    assertThat(help("run")).contains("Selection:\n", "Reports:\n");
  }

  @Test
  void a_description_breaks_its_lines_where_the_terminal_ends() {
    commands(Wwep.commandLine())
        .forEach(
            command ->
                assertThat(command.getUsageMessage())
                    .as(command.getCommandName())
                    .doesNotContainPattern("(?m)^[A-Z][^\n]{0,50}[a-z]\n[a-z]"));
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(UsageTest::commands));
  }

  private static String help(String command) {
    return Objects.requireNonNull(Wwep.commandLine().getSubcommands().get(command))
        .getUsageMessage();
  }

  @Test
  void each_command_is_made_alone_under_its_own_name() {
    for (String name : CommandCatalog.NAMES) {
      CommandLine some = Wwep.commandLine(Path.of(""), "--stacktrace", name, "x");
      assertThat(some.getSubcommands()).containsKey(name);
      if (!List.of("help", "completion", "manual").contains(name)) {
        assertThat(some.getSubcommands()).hasSize(1);
      }
    }
    assertThat(Wwep.commandLine(Path.of(""), "--version").getSubcommands()).isEmpty();
    assertThat(Wwep.commandLine(Path.of(""), "devise").getSubcommands().keySet())
        .containsExactlyElementsOf(CommandCatalog.NAMES);
  }

  @Test
  void every_command_but_hidden_ones_stands_in_a_group_of_the_help() {
    assertThat(CommandGroups.names())
        .containsExactlyInAnyOrderElementsOf(
            CommandCatalog.NAMES.stream()
                .filter(name -> !List.of("warm-up", "manual").contains(name))
                .toList());
    String usage = Wwep.commandLine().getUsageMessage();
    assertThat(usage)
        .contains(
            "42   ", "130  ", " 129 by SIGHUP, 143 by SIGTERM", "emulated board, four presses.\n");
    assertThat(usage.lines().filter(line -> line.matches(" {2}[a-z]+ .*[^.]")))
        .allSatisfy(line -> assertThat(usage).contains(line + "\n     "));
  }

  @Test
  void completion_offers_what_is_accepted() {
    for (CommandLine command : Wwep.commandLine().getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.completionCandidates() != null && option.converters().length == 0) {
          for (String word : option.completionCandidates()) {
            assertThat(word).as(option.longestName()).matches("[a-z0-9._-]+");
            assertThat(complaint(command.getCommandName(), option.longestName(), word))
                .doesNotContain(option.longestName());
          }
        }
      }
    }
  }

  private static String complaint(String... words) {
    try {
      Wwep.commandLine().parseArgs(words);
      return "";
    } catch (ParameterException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void without_a_command_the_help_is_shown() {
    StringWriter out = new StringWriter();
    int exitCode = Wwep.commandLine().setOut(new PrintWriter(out, true)).execute();
    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("demo", "device", "server", "send", "pins");
  }

  @Test
  void lists_of_commands_are_whole_sentences() {
    for (String name : List.of("", "provision", "lab", "firmware", "registers", "bounce")) {
      CommandLine top = Wwep.commandLine(Path.of(""));
      CommandLine command =
          name.isEmpty() ? top : Objects.requireNonNull(top.getSubcommands().get(name));
      String help = String.join(" ", command.getUsageMessage().split("\\s*\\R {3,}"));
      for (String below : command.getSubcommands().keySet()) {
        if (!List.of("manual", "help", "warm-up").contains(below)) {
          assertThat(help).as(name).containsPattern("(?m)^  " + below + " +[A-Z][^\n]*[.]$");
        }
      }
    }
  }
}
