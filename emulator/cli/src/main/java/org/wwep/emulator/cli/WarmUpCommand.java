package org.wwep.emulator.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Boards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code wwep warm-up}: goes once through what a device, a server and the short commands load. The
 * start script records that, and later starts are quick; it has no other use.
 */
@Command(
    name = "warm-up",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Loads the classes of later starts, for the start script to record.")
final class WarmUpCommand implements Callable<Integer> {
  private static final String SCENARIO =
      """
      version: 1
      steps:
      - press: btn1
      - wait-frame: {command: W, reply: A, within: 2s}
      """;

  @Option(
      names = "--library",
      paramLabel = "FILE",
      description = "Write all jars of the class path as one, for a quick start.")
  @Nullable Path library;

  @Override
  public Integer call() throws IOException {
    if (library != null) {
      QuickStartLibrary.write(
          jars(),
          library,
          QuickStartLibrary.opensSigned(System.getProperty("java.runtime.name", "")));
      return 0;
    }
    Boards.installed().warmUp();
    Path scenario = Files.createTempFile("warm-up", ".wwep.yaml");
    try {
      Files.writeString(scenario, SCENARIO);
      String file = scenario.toString();
      for (List<String> words :
          List.of(
              List.of("--version"), List.of("lint", file), List.of("run", file), List.of("demo"))) {
        int code = execute(words);
        if (code != 0) {
          return code;
        }
      }
      // A device whose input has ended; then, as nobody listens there, a line that tells so.
      execute(List.of("device", "--hal=emulated", "--server-address", "127.0.0.1"));
      execute(List.of("send", "127.0.0.1:1", "W0FAC050001"));
      execute(List.of("read", "127.0.0.1:1", "0FAC", "05"));
      return 0;
    } finally {
      Files.deleteIfExists(scenario);
    }
  }

  private static List<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private static int execute(List<String> words) {
    String[] line = words.toArray(String[]::new);
    return Wwep.commandLine(Path.of(""), line).execute(line);
  }
}
