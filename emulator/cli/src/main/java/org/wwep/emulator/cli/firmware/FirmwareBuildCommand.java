package org.wwep.emulator.cli.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.carrier.CarrierProvider;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.cli.option.OutputFiles;
import org.wwep.emulator.cli.option.SourceOptions;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep firmware build}. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = {
      "Builds firmware in C, as 'wwep run' and 'wwep device' do by themselves, and prints the",
      "compiler's line. Exit code 2 if the compiler refuses it, 3 if there is no compiler."
    },
    footer = {"", "Example: wwep firmware build src/main.c -o build/fw"})
public final class FirmwareBuildCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Sources in C.")
  List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Put what is built there (default: it stays in the cache).")
  @Nullable Path output;

  @Option(
      names = "--machine",
      paramLabel = "x86-64|arm64",
      description =
          "Build an executable for such a machine, on this one, by a compiler for it "
              + "(default: for this machine).")
  @Nullable String machine;

  @Mixin SourceOptions sources = new SourceOptions();

  private final LineWriter out = LineWriter.standard();

  @Override
  public Integer call() throws Exception {
    OutputFiles written = new OutputFiles().claim("--output", output);
    for (Path file : files) {
      written.spare(file);
    }
    List<String> commands = new ArrayList<>();
    Carriers carriers = Carriers.installed().withCommands(commands::add);
    Path built;
    try {
      FirmwareSources whole = sources.of(files);
      CarrierProvider provider = provider(carriers);
      built = provider.build(whole, carriers.cache(), carriers.commands());
      if (commands.isEmpty()) {
        // It was in the cache, and the compiler's line is what is asked for.
        Files.deleteIfExists(built);
        built = provider.build(whole, carriers.cache(), carriers.commands());
      }
    } catch (FirmwareBuildException e) {
      throw SourceOptions.failed(e);
    }
    commands.forEach(out::line);
    Path target = output;
    if (target != null) {
      copy(built, target);
      built = target;
    }
    out.line("built " + built);
    return out.finish(ExitCode.PASS);
  }

  private CarrierProvider provider(Carriers carriers) throws FirmwareBuildException, CliException {
    String name = carrier();
    String other = machine;
    if (other == null) {
      return carriers.choose(name);
    }
    // What runs here does not matter: the compiler is another one.
    String wanted = name.equals(Carriers.AUTO) ? "native" : name;
    for (CarrierProvider each : carriers.providers()) {
      if (each.name().equals(wanted)) {
        return each.forMachine(other);
      }
    }
    return carriers.choose(wanted);
  }

  /** Returns the carrier; left to the machine, the name of the output decides. */
  private String carrier() throws CliException {
    String chosen = sources.carrier();
    boolean wasm = output != null && output.toString().endsWith(".wasm");
    return chosen.equals(Carriers.AUTO) && wasm ? "wasm" : chosen;
  }

  private static void copy(Path built, Path target) throws CliException {
    if (Files.isDirectory(target)) {
      throw new CliException(
          ExitCode.USAGE, "--output %s is a directory: name a file in it".formatted(target));
    }
    try {
      Path parent = target.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.copy(
          built, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT, target + " cannot be written: " + FileErrors.reason(e));
    }
  }
}
