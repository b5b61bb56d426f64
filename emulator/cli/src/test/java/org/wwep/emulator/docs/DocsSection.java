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
final class DocsSection {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int INTERRUPTED = 130;

  private final Path page;
  private final List<CodeBlock> fences;
  private final Path directory;

  /** A terminal that stays open. */
  private record OpenTerminal(CodeBlock fence, Terminal terminal) {}

  /** Sets the scene in a directory, with the packaged command as {@code ./wwep}. */
  DocsSection(Path page, List<CodeBlock> fences, Path directory, Path library) throws IOException {
    this.page = page;
    this.fences = List.copyOf(fences);
    this.directory = directory;
    Path launcher = directory.resolve("wwep");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 --enable-native-access=ALL-UNNAMED \\
          --add-opens java.base/java.lang=ALL-UNNAMED -cp '%s/*' org.wwep.emulator.cli.Wwep "$@"
        """
            .formatted(System.getProperty("java.home"), library));
    // Pages name the repository's own scenarios and examples.
    Path docs = Files.createDirectories(directory.resolve("docs"));
    for (String own : List.of("scenarios", "examples")) {
      Files.createSymbolicLink(docs.resolve(own), Path.of("..", "..", "docs", own).toRealPath());
    }
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs every block; throws an {@link AssertionError} for the first that is not as written. */
  void play() throws IOException, InterruptedException {
    Deque<OpenTerminal> open = new ArrayDeque<>();
    try (LoopbackNamespace network = LoopbackNamespace.make(directory)) {
      try {
        for (CodeBlock codeBlock : fences) {
          Terminal terminal = new Terminal(directory, command(codeBlock, network));
          open.push(new OpenTerminal(codeBlock, terminal));
          if (codeBlock.staysOpen()) {
            begun(codeBlock, terminal);
          } else {
            typed(codeBlock, terminal);
            ended(codeBlock, terminal);
            open.pop().terminal().close();
            compare(codeBlock, terminal);
          }
        }
        while (!open.isEmpty()) {
          OpenTerminal last = open.pop();
          try (Terminal terminal = last.terminal()) {
            terminal.interrupt();
            ended(last.fence(), terminal);
          }
          compare(last.fence(), last.terminal());
        }
      } finally {
        for (OpenTerminal left : open) {
          left.terminal().close();
        }
      }
    }
  }

  private List<String> command(CodeBlock codeBlock, LoopbackNamespace network) throws IOException {
    Path script = directory.resolve("block-" + codeBlock.line() + ".sh");
    Files.writeString(
        script,
        codeBlock.isConsole()
            ? ConsoleBlock.of(codeBlock).script()
            : "set -eu\n" + String.join("\n", codeBlock.lines()) + "\n");
    List<String> command = new ArrayList<>(network.entering());
    command.addAll(
        codeBlock.typings().isEmpty()
            ? List.of("bash", script.toString())
            : List.of("script", "-qfec", "bash " + script, "/dev/null"));
    return command;
  }

  private void begun(CodeBlock codeBlock, Terminal terminal) throws InterruptedException {
    Optional<String> first = ConsoleBlock.of(codeBlock).first();
    if (first.isPresent()
        && !terminal.awaitLine(line -> ConsoleBlock.matches(first.get(), line), PATIENCE)) {
      throw wrong(codeBlock, "never shown: " + first.get(), terminal);
    }
  }

  private void typed(CodeBlock codeBlock, Terminal terminal)
      throws IOException, InterruptedException {
    for (CodeBlock.Keystrokes keystrokes : codeBlock.typings()) {
      if (!terminal.awaitLine(line -> line.contains(keystrokes.once()), PATIENCE)) {
        throw wrong(codeBlock, "never shown: " + keystrokes.once(), terminal);
      }
      terminal.type(keystrokes.keys());
    }
    if (codeBlock.typings().isEmpty()) {
      terminal.endInput();
    }
  }

  private void ended(CodeBlock codeBlock, Terminal terminal) throws InterruptedException {
    if (!terminal.awaitEnd(PATIENCE)) {
      throw wrong(codeBlock, "did not end within " + PATIENCE.toSeconds() + " s", terminal);
    }
  }

  private void compare(CodeBlock codeBlock, Terminal terminal) {
    if (codeBlock.isConsole()) {
      Optional<String> difference = ConsoleBlock.of(codeBlock).difference(terminal.shown());
      if (difference.isPresent()) {
        throw new AssertionError(where(codeBlock) + difference.get());
      }
    }
    if (terminal.exitCode() != (codeBlock.staysOpen() ? INTERRUPTED : 0)) {
      throw wrong(codeBlock, "ended with exit code " + terminal.exitCode(), terminal);
    }
  }

  private AssertionError wrong(CodeBlock codeBlock, String what, Terminal terminal) {
    return new AssertionError(
        where(codeBlock) + what + "\n--- shown\n" + String.join("\n", terminal.shown()));
  }

  private String where(CodeBlock codeBlock) {
    return page + ":" + codeBlock.line() + ": ";
  }
}
