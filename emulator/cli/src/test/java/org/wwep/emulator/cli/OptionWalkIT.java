package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.cli.terminal.LogSetup;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option of every command changes what is seen of it: its output, its exit code, its files.
 * The options are those that the commands themselves have; what is written in {@link OptionProbes}
 * is only where each of them can be seen, and the few of {@link OptionExemptions} are seen by other
 * tests.
 */
@Tag("slow")
@Timeout(1200)
class OptionWalkIT {
  private static final Map<String, String> SEEN = new HashMap<>();
  private static final List<Logger> OF_OTHERS =
      List.of(
          Logger.getLogger("org.bouncycastle"),
          Logger.getLogger("io.netty"),
          Logger.getLogger("org.wwep.emulator.proxy"));

  @TempDir private static Path folder = Path.of("");
  @TempDir private static Path copies = Path.of("");

  private static ProbeWorld world = new ProbeWorld(folder, copies);

  @BeforeAll
  static void start() throws Exception {
    OF_OTHERS.forEach(logger -> logger.setLevel(Level.OFF));
    LogSetup.quietServers();
    world = new ProbeWorld(folder, copies);
    world.start();
  }

  @AfterAll
  static void stop() throws Exception {
    world.close();
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
  void every_option_of_every_command_shows() throws Exception {
    List<String> passedOver = new ArrayList<>();
    List<String> unknown = new ArrayList<>(OptionProbes.names());
    unknown.addAll(OptionExemptions.names());
    // Those of the planted options below.
    unknown.removeIf(name -> name.endsWith(" --loudly"));
    for (var command : options(Wwep.commandLine(folder, Map.of()), "").entrySet()) {
      for (String option : command.getValue()) {
        String name = (command.getKey() + " " + option).strip();
        unknown.remove(name);
        if (!OptionExemptions.has(name) && !shows(name, _ -> {})) {
          passedOver.add(name);
        }
      }
    }
    assertThat(passedOver).as("options that are taken, and change nothing").isEmpty();
    assertThat(unknown).as("probes of options that are not there").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint --loudly", "server --loudly", "device --loudly"})
  void an_option_that_is_taken_and_forgotten_is_found(String name) throws Exception {
    assertThat(shows(name, command -> plant(command, name.split(" ")[0]))).isFalse();
  }

  private static void plant(CommandLine command, String name) {
    CommandLine own = command.getSubcommands().get(name);
    if (own != null) {
      own.getCommandSpec().addOption(OptionSpec.builder("--loudly").build());
    }
  }

  private static boolean shows(String name, Consumer<CommandLine> change) throws Exception {
    for (OptionProbes.Probe probe : OptionProbes.of(name)) {
      String without = without(change, probe);
      if (!without.equals(seen(change, probe, probe.with()))) {
        return true;
      }
    }
    return false;
  }

  /** Looks three times: what the first leaves behind may change the second, and no other. */
  private static String without(Consumer<CommandLine> change, OptionProbes.Probe probe)
      throws Exception {
    String key = probe.without() + (probe.visit() == null ? "" : probe.visit());
    String known = SEEN.get(key);
    if (known != null) {
      return known;
    }
    String _ = seen(change, probe, probe.without());
    String second = seen(change, probe, probe.without());
    assertThat(seen(change, probe, probe.without()))
        .as("what is seen each time of: %s", probe.without())
        .isEqualTo(second);
    SEEN.put(key, second);
    return second;
  }

  private static String seen(Consumer<CommandLine> change, OptionProbes.Probe probe, String line)
      throws Exception {
    CommandRun run = new CommandRun(folder, change);
    List<String> words = world.words(line);
    ServiceRun.Visit visit = probe.visit();
    String seen =
        world.steady(
            visit == null ? run.seen(probe.input(), words) : run.seen(words, visit, world));
    return switch (words.getFirst()) {
      case "device" -> inRealTime(seen);
      case "watch" -> once(seen);
      case "fleet" -> withoutTimes(seen);
      default -> seen;
    };
  }

  /** Leaves out how often each frame was told: one is repeated until it is heard. */
  private static String once(String seen) {
    return seen.lines()
        .map(
            line ->
                line.replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}|#\\d+|\"(n|port)\":\\d+|PORT", ""))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /** Leaves out how long presses took. */
  private static String withoutTimes(String seen) {
    return seen.lines()
        .filter(line -> !line.matches("(lateness|connect|TLS|first byte|whole) .*"))
        .map(line -> line.replaceAll("in [0-9.]+m?s:|[0-9]+/s;|took up to [^,]*", ""))
        .collect(Collectors.joining("\n"));
  }

  /** Leaves out what depends on how far a device has booted, and on how its edges are played. */
  private static String inRealTime(String seen) {
    return seen.lines()
        .filter(line -> !line.contains(" -> ") && !line.contains("Gave Up after"))
        .filter(line -> !line.contains("\"event\":\"state\"") && !line.equals("LED led1=0"))
        .filter(line -> !line.contains("\"event\":\"edge\""))
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
