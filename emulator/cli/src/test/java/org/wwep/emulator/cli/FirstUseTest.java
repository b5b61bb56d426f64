package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What somebody reads who tries the command for the first time, and does it in the wrong order. */
class FirstUseTest {
  @TempDir private Path folder = Path.of("");

  private String seen(String... words) throws IOException {
    return new CommandRun(folder, _ -> {}).seen("", List.of(words));
  }

  @Test
  void tags_that_no_file_has_are_told_as_that() throws Exception {
    Path file = Files.writeString(folder.resolve("a.yaml"), "version: 1\nsteps:\n- delay: 1s\n");
    assertThat(seen("run", file.toString(), "--include", "nosuch"))
        .startsWith("2\n")
        .contains("--include and --exclude go by the tags; no file here has tags\n");
  }

  @Test
  void a_device_without_a_server_says_once_what_to_start() throws Exception {
    String device =
        new CommandRun(folder, _ -> {})
            .seen(
                "press\nquit\n",
                List.of(
                    "device", "--hal", "emulated", "--server", "localhost:1", "--back-off=1ms"));
    assertThat(device).contains("after 3 attempts").containsOnlyOnce("start 'wwep server' first");
  }

  @Test
  void the_lines_of_a_device_are_json_in_the_order_of_time() throws Exception {
    List<String> words =
        List.of("device", "--hal", "emulated", "--server", "localhost:1", "--json", "--attempts=1");
    List<String> lines =
        new CommandRun(folder, _ -> {})
            .seen("press\nstate\nquit\n", words)
            .lines()
            .filter(line -> !line.startsWith("wwep device: ") && line.length() > 2)
            .toList();
    assertThat(lines).allMatch(line -> line.startsWith("{\"at\":\"TIME\",\"event\":\""));
    assertThat(lines).anyMatch(line -> line.contains("\"event\":\"summary\""));
    assertThat(first(lines, "led")).isGreaterThan(first(lines, "edge")).isPositive();
  }

  private static int first(List<String> lines, String event) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"event\":\"" + event + "\"")) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void a_register_that_nobody_wrote_and_a_server_that_is_not_there_are_told_in_words()
      throws Exception {
    int port;
    try (ServiceRun server =
        new ServiceRun(folder, _ -> {}, List.of("server", "--port", "0", "--no-tls"))) {
      port = server.port("open");
      assertThat(seen("read", "localhost:" + port, "0FAC", "0B"))
          .startsWith("1\nX\n")
          .contains("nobody has written that register yet");
    }
    assertThat(seen("read", "localhost:" + port, "0FAC", "0B"))
        .startsWith("3\n")
        .contains("start 'wwep server' first");
  }

  @Test
  void a_time_is_told_as_it_was_written() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String server = "localhost:" + mute.getLocalPort();
      assertThat(seen("read", server, "0FAC", "0B", "--timeout", "100ms"))
          .isEqualTo("3\nwwep: no reply within 100 ms\n{}");
    }
  }

  @Test
  void a_rig_that_is_not_there_is_an_error_that_says_what_it_lacks() throws Exception {
    Path file = Files.writeString(folder.resolve("a.yaml"), "version: 1\nsteps:\n- delay: 1s\n");
    assertThat(seen("run", file.toString(), "--rig", "loopback"))
        .startsWith("3\nERROR ")
        .contains("1 run: 1 error\n");
  }

  @Test
  void a_board_is_a_model_or_an_unknown_one() throws Exception {
    assertThat(seen("pins", "--hal", "emulated")).containsPattern("\nboard {5}(?!none)\\S.*\n");
  }

  @Test
  void what_has_parts_is_parts_in_json() throws Exception {
    assertThat(seen("certs", "--json", "--dir", folder.resolve("certs").toString()))
        .contains("\"names\":[\"localhost\",\"wwep.wa101.cypress.com\",")
        .contains("\"names\":[],");
    try (ServiceRun server =
        new ServiceRun(folder, _ -> {}, List.of("server", "--port=0", "--no-tls", "--json"))) {
      assertThat(server.await("\\{.*\"listening\".*}"))
          .matches(".*\"host\":\"127.0.0.1\",\"port\":\\d+,\"layer\":\"open\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "read", "write"})
  void a_command_explains_only_options_that_it_has(String name) {
    CommandLine command = Objects.requireNonNull(Wwep.commandLine().getSubcommands().get(name));
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    List<String> named =
        java.util.regex.Pattern.compile("--[a-z][a-z-]*")
            .matcher(help)
            .results()
            .map(java.util.regex.MatchResult::group)
            .distinct()
            .toList();
    assertThat(command.getCommandSpec().optionsMap().keySet()).containsAll(named);
  }

  @Test
  void a_recording_is_played_as_its_help_says() throws Exception {
    String help = seen("bounce", "record", "--help");
    String key = help.replaceAll("(?s).*\\((bounce: \\{file: FILE})\\).*", "$1");
    Path recording = folder.resolve("button.bounce");
    assertThat(seen("bounce", "record", "-o", recording.toString(), "--hal=emulated"))
        .startsWith("0\n");
    Path file = folder.resolve("a.yaml");
    Files.writeString(
        file,
        "version: 1\nsteps:\n- press: {part-id: btn1, %s}\n"
            .formatted(key.replace("FILE", "button.bounce")));
    assertThat(seen("lint", file.toString())).startsWith("0\n");
    assertThat(seen("run", file.toString())).startsWith("0\n");
  }

  @Test
  void a_build_without_network_names_the_host_that_was_not_found() throws Exception {
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        "[ERROR] Could not transfer artifact x: repo.maven.apache.org:"
            + " Temporary failure in name resolution\n");
    assertThat(shell("src/launcher/build.sh", "network_trouble " + log))
        .isEqualTo("no network? repo.maven.apache.org: Temporary failure in name resolution");
  }

  @Test
  void a_warm_up_goes_through_the_short_commands_and_leaves_no_file() throws Exception {
    String seen = seen("warm-up");
    assertThat(seen)
        .startsWith("0\n")
        .contains("1 scenario, valid", "1 run: 1 passed", "press 4 of 4")
        .containsPattern("start 'wwep server' first[\\s\\S]+start 'wwep server' first");
    assertThat(Path.of(seen.replaceAll("(?s).*PASS (\\S+) .*", "$1"))).doesNotExist();
  }

  /** Java is a script here, which notes what it is asked for, and makes the files. */
  @Test
  void quick_starts_are_prepared_by_a_device_or_a_warm_up_and_used_by_every_command()
      throws Exception {
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/a.jar"), "");
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    Files.writeString(
        java,
        """
        #!/bin/sh
        echo "$*" >>calls
        for word do
          case $word in
            -XX:AOTCacheOutput=*) echo kept >"${word#*=}" ;;
            --library) library=yes ;;
            *) [ -z "$library" ] || echo jar >"$word"; library= ;;
          esac
        done
        """);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    assertThat(quickStart("lint")).isEqualTo(" ");
    String made = quickStart("device");
    assertThat(made)
        .startsWith("wwep: preparing quick starts, this once...\n-XX:AOTCache=")
        .containsPattern("[.]aot \\S+/cache/wwep/\\S+[.]jar$");
    String used = made.lines().skip(1).findFirst().orElseThrow();
    assertThat(quickStart("lint")).isEqualTo(used);
    assertThat(quickStart("device")).isEqualTo(used);
    assertThat(Files.readAllLines(folder.resolve("calls")))
        .satisfiesExactly(
            library ->
                assertThat(library)
                    .contains(" -cp " + folder.resolve("lib") + "/* ", " warm-up --library "),
            cache -> assertThat(cache).containsPattern(" -cp \\S+/cache/wwep/\\S+[.]jar "));
    assertThat(quickStart("warm-up")).endsWith(used);
    Files.writeString(folder.resolve("lib/b.jar"), "");
    assertThat(quickStart("lint")).as("other jars").isEqualTo(" ");
    assertThat(quickStart("device")).doesNotContain(used);
    try (Stream<Path> kept = Files.list(folder.resolve("cache/wwep"))) {
      assertThat(kept).as("of these jars alone").hasSize(2);
    }
  }

  private String quickStart(String command) throws Exception {
    return shell(
        "src/dist/lib/start.sh",
        "cd '%1$s'; unset WWEP_AOT; XDG_CACHE_HOME='%1$s/cache'; java_home='%1$s/jdk'; archive=;"
                .formatted(folder)
            + " quick_start '%s/lib' %s; printf '%%s %%s' \"$archive\" \"$library\""
                .formatted(folder, command));
  }

  @Test
  void too_few_open_files_are_told_before_java_fails_for_want_of_them() throws Exception {
    assertThat(shell("src/dist/lib/start.sh", "ulimit -n 40; need_files; echo started"))
        .isEqualTo(
            "wwep: 'ulimit -n' allows 40 open files, and wwep needs 256 or more: raise it, as by"
                + " 'ulimit -n 1024'\n");
    assertThat(shell("src/dist/lib/start.sh", "ulimit -n 256; need_files; echo started"))
        .isEqualTo("started\n");
  }

  @Test
  void a_c_library_that_is_too_old_for_the_java_that_came_along_is_told() throws Exception {
    Path java = Files.createDirectories(folder.resolve("runtime/bin")).resolve("java");
    Files.writeString(java, "");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    String started =
        "unset WWEP_JAVA_HOME; getconf() { echo 'glibc 2.31'; }; own_java "
            + folder.resolve("runtime")
            + "; echo started";
    Files.writeString(folder.resolve("runtime/glibc"), "2.34\n");
    assertThat(shell("src/dist/lib/start.sh", started))
        .isEqualTo(
            "wwep: the Java that came along needs glibc 2.34 or newer, and this system has 2.31:"
                + " set WWEP_JAVA_HOME to a Java 25 or newer of this system\n");
    Files.writeString(folder.resolve("runtime/glibc"), "2.17\n");
    assertThat(shell("src/dist/lib/start.sh", started)).isEqualTo("started\n");
  }

  /** Runs a line of shell with a script's functions; returns all that it prints. */
  private static String shell(String script, String line) throws Exception {
    String file = Path.of(script).toAbsolutePath().toString();
    Process shell =
        new ProcessBuilder("sh", "-c", ". \"$1\"; " + line, "sh", file)
            .redirectErrorStream(true)
            .start();
    String printed = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return printed;
  }
}
