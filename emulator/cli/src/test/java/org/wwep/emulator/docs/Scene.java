package org.wwep.emulator.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The blocks of one section, run in order in an empty directory. */
final class Scene {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int INTERRUPTED = 130;

  private final Path page;
  private final List<Fence> fences;
  private final Path directory;

  /** A terminal that stays open. */
  private record Open(Fence fence, Terminal terminal) {}

  /** Sets the scene in a directory, with the packaged command as {@code ./wwep}. */
  Scene(Path page, List<Fence> fences, Path directory, Path library) throws IOException {
    this.page = page;
    this.fences = List.copyOf(fences);
    this.directory = directory;
    Path launcher = directory.resolve("wwep");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
          --add-opens java.base/java.lang=ALL-UNNAMED -cp '%s/*' org.wwep.emulator.cli.Wwep "$@"
        """
            .formatted(System.getProperty("java.home"), library));
    // Pages name the repository's own scenarios.
    Path scenarios = Path.of("..", "..", "docs", "scenarios").toRealPath();
    Files.createSymbolicLink(
        Files.createDirectories(directory.resolve("docs")).resolve("scenarios"), scenarios);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs every block; throws an {@link AssertionError} for the first that is not as written. */
  void play() throws IOException, InterruptedException {
    Deque<Open> open = new ArrayDeque<>();
    try (Loopback network = Loopback.make(directory)) {
      try {
        for (Fence fence : fences) {
          Terminal terminal = new Terminal(directory, command(fence, network));
          open.push(new Open(fence, terminal));
          if (fence.staysOpen()) {
            begun(fence, terminal);
          } else {
            typed(fence, terminal);
            ended(fence, terminal);
            open.pop().terminal().close();
            compare(fence, terminal);
          }
        }
        while (!open.isEmpty()) {
          Open last = open.pop();
          try (Terminal terminal = last.terminal()) {
            terminal.interrupt();
            ended(last.fence(), terminal);
          }
          compare(last.fence(), last.terminal());
        }
      } finally {
        for (Open left : open) {
          left.terminal().close();
        }
      }
    }
  }

  private List<String> command(Fence fence, Loopback network) throws IOException {
    Path script = directory.resolve("block-" + fence.line() + ".sh");
    Files.writeString(
        script,
        fence.isConsole()
            ? Transcript.of(fence).script()
            : "set -eu\n" + String.join("\n", fence.lines()) + "\n");
    List<String> command = new ArrayList<>(network.entering());
    command.addAll(
        fence.typings().isEmpty()
            ? List.of("bash", script.toString())
            : List.of("script", "-qfec", "bash " + script, "/dev/null"));
    return command;
  }

  private void begun(Fence fence, Terminal terminal) throws InterruptedException {
    Optional<String> first = Transcript.of(fence).first();
    if (first.isPresent()
        && !terminal.awaitLine(line -> Transcript.matches(first.get(), line), PATIENCE)) {
      throw wrong(fence, "never shown: " + first.get(), terminal);
    }
  }

  private void typed(Fence fence, Terminal terminal) throws IOException, InterruptedException {
    for (Fence.Typing typing : fence.typings()) {
      if (!terminal.awaitLine(line -> line.contains(typing.once()), PATIENCE)) {
        throw wrong(fence, "never shown: " + typing.once(), terminal);
      }
      terminal.type(typing.keys());
    }
    if (fence.typings().isEmpty()) {
      terminal.endInput();
    }
  }

  private void ended(Fence fence, Terminal terminal) throws InterruptedException {
    if (!terminal.awaitEnd(PATIENCE)) {
      throw wrong(fence, "did not end within " + PATIENCE.toSeconds() + " s", terminal);
    }
  }

  private void compare(Fence fence, Terminal terminal) {
    if (fence.isConsole()) {
      Optional<String> difference = Transcript.of(fence).difference(terminal.shown());
      if (difference.isPresent()) {
        throw new AssertionError(where(fence) + difference.get());
      }
    }
    if (terminal.exitCode() != (fence.staysOpen() ? INTERRUPTED : 0)) {
      throw wrong(fence, "ended with exit code " + terminal.exitCode(), terminal);
    }
  }

  private AssertionError wrong(Fence fence, String what, Terminal terminal) {
    return new AssertionError(
        where(fence) + what + "\n--- shown\n" + String.join("\n", terminal.shown()));
  }

  private String where(Fence fence) {
    return page + ":" + fence.line() + ": ";
  }
}
