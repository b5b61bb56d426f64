package org.wwep.emulator.cli.scenario;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.Choices;
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
  /** Whose pipelines can be written. */
  private enum Pipeline {
    GITHUB,
    GITLAB,
    NONE
  }

  private static final Map<String, String> SCENARIOS =
      Map.of(
          "scenarios/first-press.wwep.yaml", "first-press.yaml",
          "scenarios/scenario.schema.json", "scenario.schema.json");

  private static final Map<String, String> BENCH =
      Map.of("bench.yaml", "bench.yaml", "bench.schema.json", "bench.schema.json");

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

  @Option(
      names = "--ci",
      paramLabel = "github|gitlab|none",
      completionCandidates = Choices.Pipelines.class,
      description = "Host of the pipeline that is written (default: github).")
  @Nullable Pipeline pipeline;

  private final LineWriter out = LineWriter.standard();

  @Override
  public Integer call() throws Exception {
    Map<String, String> names = files();
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    for (Map.Entry<String, String> name : names.entrySet()) {
      Path file = directory.resolve(name.getKey());
      if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new CliException(
            ExitCode.USAGE, file + " is there already, nothing was written; --force overwrites it");
      }
      contents.put(file, content(name.getValue()));
    }
    for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
      write(entry.getKey(), entry.getValue());
      out.line("made " + entry.getKey());
    }
    out.line(
        bench
            ? "next: wwep lint " + directory.resolve("bench.yaml")
            : "next: wwep run " + directory.resolve("scenarios"));
    return out.finish(ExitCode.PASS);
  }

  private Map<String, String> files() throws CliException {
    Pipeline chosen = pipeline;
    if (bench && chosen != null) {
      throw new CliException(ExitCode.USAGE, "--bench writes no pipeline: drop --ci");
    }
    Map<String, String> files = new TreeMap<>(bench ? BENCH : SCENARIOS);
    if (!bench) {
      files.putAll(files(chosen == null ? Pipeline.GITHUB : chosen));
    }
    return files;
  }

  /** Returns the files of a pipeline, by what they are made of. */
  private static Map<String, String> files(Pipeline pipeline) {
    return switch (pipeline) {
      case GITHUB ->
          Map.of(
              ".github/workflows/wwep.yml", "wwep.yml",
              ".github/actions/wwep/action.yml", "action.yml",
              ".github/actions/wwep/wwep-ci", "wwep-ci");
      case GITLAB -> Map.of(".gitlab-ci.yml", "gitlab.yml", ".gitlab/wwep-ci", "wwep-ci");
      case NONE -> Map.of();
    };
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
