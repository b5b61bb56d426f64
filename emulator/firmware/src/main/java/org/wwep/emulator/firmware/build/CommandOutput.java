package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What a command wrote, and its exit status.
 *
 * @param bytes its standard output
 * @param errors its standard error; a compiler quotes sources, which may be no UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // read by one owner
record CommandOutput(int status, byte[] bytes, String errors) {
  /** Runs a command to its end. */
  static CommandOutput of(List<String> command) throws IOException {
    return of(command, Path.of("."), Map.of());
  }

  /** Runs a command to its end, in this folder, with these variables beside those there are. */
  static CommandOutput of(List<String> command, Path folder, Map<String, String> variables)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    FutureTask<byte[]> errors = new FutureTask<>(() -> process.getErrorStream().readAllBytes());
    Thread.ofPlatform().daemon().name("errors of " + command.getFirst()).start(errors);
    try {
      byte[] bytes = process.getInputStream().readAllBytes();
      String said = new String(errors.get(), StandardCharsets.UTF_8).strip();
      return new CommandOutput(process.waitFor(), bytes, said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns its standard output as text. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
