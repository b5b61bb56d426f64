package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.DevelopmentCrl;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.HostRtos;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option of every command changes what is seen of it: its output, its exit code, its files.
 * The options are those that the commands themselves have; what is written in {@link OptionProbes}
 * is only where each of them can be seen.
 */
class OptionWalkTest {
  @TempDir private static Path folder = Path.of("");

  private static final HostRtos RTOS = new HostRtos(1);
  private static final HostStack NET = new HostStack();
  private static final Map<String, String> PLACES = new HashMap<>();
  private static final Map<String, String> SEEN = new HashMap<>();
  private static RegisterServer server;
  private static ServerSocket silent;
  private static ServerSocket hello;
  private static final Logger BOUNCY_CASTLE = Logger.getLogger("org.bouncycastle");
  private static final List<Thread> THREADS = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    BOUNCY_CASTLE.setLevel(Level.OFF);
    LogSetup.quietServers();
    server =
        RegisterServer.start(
            RTOS, NET, ServerSettings.at(Endpoint.loopback(0)), new MemoryStore(), _ -> {});
    silent = new ServerSocket(0);
    for (String name : List.of("certs", "other")) {
      new DevelopmentCa(folder.resolve(name), new SecureRandom(), Instant::now).ensure(List.of());
    }
    new DevelopmentCrl(folder.resolve("certs"), new SecureRandom(), Instant::now)
        .revoke(TrustAnchors.read(folder.resolve("certs/server.pem")).certificates());
    new DevelopmentCa(folder.resolve("left/revoking"), new SecureRandom(), Instant::now)
        .ensure(List.of());
    PLACES.put("{tls}", serve("--certs-dir", folder.resolve("certs").toString()));
    PLACES.put(
        "{mutual}",
        serve("--certs-dir", folder.resolve("certs").toString(), "--require-client-cert"));
    hello = new ServerSocket(0);
    PLACES.put("{hello}", Integer.toString(hello.getLocalPort()));
    THREADS.add(Thread.ofPlatform().daemon().start(OptionWalkTest::recordHellos));
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        version: 1
        tags: [slow]
        steps:
        - name: first
          press: {part-id: btn1, bounce: worn}
        - delay: 2s
        """);
    Files.writeString(
        folder.resolve("b.yaml"), "version: 1\nsteps:\n- expect-register: {value: 0001}\n");
    Files.writeString(folder.resolve("late.yaml"), "version: 1\nsteps:\n- wait-serial: never\n");
    Files.writeString(
        folder.resolve("busy.yaml"),
        "version: 1\nsteps:\n- fault: {type: gpio, attributes: {kind: busy}, may-miss: true}\n");
    Files.writeString(
        folder.resolve("chaos.yaml"),
        "version: 1\nchaos: {presses: 3, over: 2s, faults: [latency], max-faults: 2}\n");
    Files.writeString(folder.resolve("registers.csv"), "device,register,value\n0FAC,05,0001\n");
    PLACES.put("{dir}", folder.toString());
    String filled =
        new CommandRun(folder, _ -> {})
            .seen(
                "",
                List.of(
                    "registers",
                    "restore",
                    folder.resolve("registers.csv").toString(),
                    "--store",
                    folder.resolve("kept.db").toString()));
    assertThat(filled).startsWith("0\n");
    PLACES.put("{open}", Integer.toString(server.local().getFirst().port()));
    PLACES.put("{silent}", Integer.toString(silent.getLocalPort()));
  }

  /** Runs a server within this process, and returns its port for TLS. */
  private static String serve(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("server", "--port", "0", "--tls-port", "0"));
    words.addAll(List.of(more));
    PipedInputStream in = new PipedInputStream();
    LineWriter.redirect(new PipedOutputStream(in));
    String[] line = words.toArray(String[]::new);
    THREADS.add(
        Thread.ofPlatform()
            .daemon()
            .start(
                () ->
                    Wwep.commandLine(folder, Map.of(), line)
                        .setErr(new PrintWriter(Writer.nullWriter()))
                        .execute(line)));
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
    String told = reader.readLine();
    while (!told.endsWith(" tls")) {
      told = reader.readLine();
    }
    LineWriter.redirect(null);
    return told.replaceAll(".*:(\\d+) tls", "$1");
  }

  /** Leaves behind how long the first message of each connection is. */
  private static void recordHellos() {
    try {
      while (true) {
        try (Socket client = hello.accept()) {
          int length = client.getInputStream().read(new byte[4096]);
          Files.writeString(folder.resolve("hello"), "the hello has " + length + " bytes");
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @AfterAll
  static void stop() throws Exception {
    THREADS.forEach(Thread::interrupt);
    hello.close();
    server.close();
    silent.close();
    RTOS.close();
    NET.close();
  }

  /** Returns the options of all commands, {@code provision init --ca}, but help and version. */
  private static Map<String, List<String>> options(CommandLine command, String path) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> own = new ArrayList<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      boolean ofAll = option.inherited() || option.usageHelp() || option.versionHelp();
      if (!ofAll && !option.longestName().equals("--stacktrace")) {
        own.add(option.longestName());
      }
    }
    options.put(path, own);
    command
        .getSubcommands()
        .forEach((name, below) -> options.putAll(options(below, (path + " " + name).strip())));
    return options;
  }

  @Test
  void every_option_of_every_command_shows() throws IOException {
    List<String> passedOver = new ArrayList<>();
    List<String> unknown = new ArrayList<>(OptionProbes.names());
    // That of the planted option below.
    unknown.remove("lint --loudly");
    for (var command : options(Wwep.commandLine(folder, Map.of()), "").entrySet()) {
      for (String option : command.getValue()) {
        String name = (command.getKey() + " " + option).strip();
        unknown.remove(name);
        if (!OptionProbes.isElsewhere(name) && !shows(name, _ -> {})) {
          passedOver.add(name);
        }
      }
    }
    assertThat(passedOver).as("options that are taken, and change nothing").isEmpty();
    assertThat(unknown).as("probes of options that are not there").isEmpty();
  }

  @Test
  void an_option_that_is_taken_and_forgotten_is_found() throws IOException {
    assertThat(
            shows(
                "lint --loudly",
                command ->
                    Objects.requireNonNull(command.getSubcommands().get("lint"))
                        .getCommandSpec()
                        .addOption(OptionSpec.builder("--loudly").build())))
        .isFalse();
  }

  private static boolean shows(String name, Consumer<CommandLine> change) throws IOException {
    for (OptionProbes.Probe probe : OptionProbes.of(name)) {
      String without = without(change, probe);
      if (!without.equals(seen(change, probe.input(), probe.with()))) {
        return true;
      }
    }
    return false;
  }

  /** Looks three times: what the first leaves behind may change the second, and no other. */
  private static String without(Consumer<CommandLine> change, OptionProbes.Probe probe)
      throws IOException {
    String known = SEEN.get(probe.without());
    if (known != null) {
      return known;
    }
    String _ = seen(change, probe.input(), probe.without());
    String second = seen(change, probe.input(), probe.without());
    assertThat(seen(change, probe.input(), probe.without()))
        .as("what is seen each time of: %s", probe.without())
        .isEqualTo(second);
    SEEN.put(probe.without(), second);
    return second;
  }

  private static String seen(Consumer<CommandLine> change, String input, String line)
      throws IOException {
    List<String> words = new ArrayList<>();
    for (String word : line.strip().split(" +")) {
      String filled = word;
      for (Map.Entry<String, String> place : PLACES.entrySet()) {
        filled = filled.replace(place.getKey(), place.getValue());
      }
      words.add(filled);
    }
    String seen = new CommandRun(folder, change).seen(input, words);
    return words.getFirst().equals("device") ? inRealTime(seen) : seen;
  }

  /** Leaves out what depends on how far a device has booted, and on how its edges are played. */
  private static String inRealTime(String seen) {
    return seen.lines()
        .filter(line -> !line.contains(" -> ") && !line.contains("Gave Up after"))
        .filter(line -> !line.contains("\"event\":\"state\""))
        .filter(line -> !line.contains("\"event\":\"edge\""))
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
