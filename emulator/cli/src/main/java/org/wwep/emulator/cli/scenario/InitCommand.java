package org.wwep.emulator.cli.scenario;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a first scenario, the schema that editors complete it with, and a CI workflow.",
      "If one of these files exists, nothing is written."
    },
    footer = {"", "Example: wwep init && wwep run scenarios"})
public final class InitCommand implements Callable<Integer> {
  private static final List<String> FILES =
      List.of(
          "scenarios/first-press.yaml",
          "scenarios/scenario.schema.json",
          ".github/workflows/wwep.yml");

  private static final List<String> BENCH_FILES = List.of("bench.yaml", "bench.schema.json");

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "Folder (default: the current one).")
  Path directory = Path.of("");

  @Option(
      names = "--bench",
      description = "In their place: a file of a bench, for boards of your own, and its schema.")
  boolean bench;

  @Option(names = "--force", description = "Overwrite existing files.")
  boolean force;

  private final LineWriter out = LineWriter.standard();

  @Override
  public Integer call() throws Exception {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    for (String name : bench ? BENCH_FILES : FILES) {
      Path file = directory.resolve(name);
      if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new CliException(
            ExitCode.USAGE, file + " is there already, nothing was written; --force overwrites it");
      }
      contents.put(file, content(name.substring(name.lastIndexOf('/') + 1)));
    }
    for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
      write(entry.getKey(), entry.getValue());
      out.line("made " + entry.getKey());
    }
    return out.finish(ExitCode.PASS);
  }

  private static void write(Path file, byte[] content) throws CliException {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, content);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT, file + " cannot be written: " + FileErrors.reason(e));
    }
  }

  private static byte[] content(String name) throws IOException {
    try (InputStream in = InitCommand.class.getResourceAsStream("init/" + name)) {
      if (in == null) {
        throw new FileNotFoundException("init/" + name + " is missing in the jar");
      }
      return in.readAllBytes();
    }
  }
}
