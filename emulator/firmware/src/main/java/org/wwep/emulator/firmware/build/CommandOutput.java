package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a command wrote, and its exit status. */
record CommandOutput(int status, String text, String errors) {
  /** Runs a command to its end. */
  static CommandOutput of(List<String> command) throws IOException {
    return of(command, Path.of("."));
  }

  /** Runs a command to its end, in this folder. */
  static CommandOutput of(List<String> command, Path folder) throws IOException {
    Path errors = Files.createTempFile("wwep-cc", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new CommandOutput(process.waitFor(), text, Files.readString(errors).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(errors);
    }
  }
}
