package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the system that reports are shown to. */
public final class SystemTool {
  private SystemTool() {}

  /** Looks for a program in the path. */
  public static Optional<Path> find(String name) {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
        .map(dir -> Path.of(dir, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs it to its end and returns all that it prints; it has to succeed. */
  public static String run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("wwep-tool", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(List.of(command) + " does not end");
      }
      String printed = Files.readString(out, StandardCharsets.ISO_8859_1);
      if (process.exitValue() != 0) {
        throw new AssertionError(List.of(command) + " failed: " + printed);
      }
      return printed;
    } finally {
      Files.delete(out);
    }
  }
}
