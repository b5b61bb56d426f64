package org.wwep.emulator.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import picocli.CommandLine.Option;

/** How firmware in C is built. */
public final class SourceOptions {
  /** The options, for messages. */
  public static final List<String> NAMES = List.of("--include", "--define", "--carrier");

  @Option(
      names = "--include",
      paramLabel = "DIR",
      description = "Folder of headers of firmware in C.")
  List<Path> include = new ArrayList<>();

  @Option(
      names = "--define",
      paramLabel = "NAME=VALUE",
      description = "Macro of firmware in C, such as TX_PACKET_POOL_SIZE=6.")
  Map<String, String> defines = new TreeMap<>();

  @Option(
      names = "--carrier",
      paramLabel = "auto|native|wasm",
      description = "Carrier of firmware in C (default: auto, what this machine has).")
  String carrier = Carriers.AUTO;

  /** Returns the name of what runs it. */
  public String carrier() throws CliException {
    if (!Carriers.NAMES.contains(carrier)) {
      throw new CliException(
          ExitCode.USAGE,
          "--carrier is one of %s, was '%s'".formatted(String.join(", ", Carriers.NAMES), carrier));
    }
    return carrier;
  }

  /** Returns these sources with the options. */
  public FirmwareSources of(List<Path> files) throws CliException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CliException(ExitCode.USAGE, "there is no file " + file);
      }
      if (!file.toString().endsWith(".c")) {
        throw new CliException(ExitCode.USAGE, file + " is no C source: its name ends in .c");
      }
    }
    for (Path folder : include) {
      if (!Files.isDirectory(folder)) {
        throw new CliException(ExitCode.USAGE, "--include: there is no folder " + folder);
      }
    }
    return new FirmwareSources(files, include, defines);
  }

  /** Returns what a command ends with when firmware cannot be built or loaded. */
  public static CliException failed(FirmwareBuildException e) {
    return new CliException(
        e.isOfMachine() ? ExitCode.ENVIRONMENT : ExitCode.USAGE,
        String.valueOf(e.getMessage()).lines().toList());
  }
}
