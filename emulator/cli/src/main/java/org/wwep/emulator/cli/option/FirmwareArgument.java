package org.wwep.emulator.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;

/** What {@code --firmware} names. */
public sealed interface FirmwareArgument {
  /** Sources in C. */
  record CSources(List<Path> files) implements FirmwareArgument {
    /** Copies the list. */
    public CSources {
      files = List.copyOf(files);
    }
  }

  /** A class in Java. */
  record JavaClass(String name) implements FirmwareArgument {}

  /** A file that was built; it may not be there. */
  record BuiltFile(Path file) implements FirmwareArgument {}

  /**
   * Tells them apart.
   *
   * @param values the option's, at least one
   * @throws CliException if several are not all C sources
   */
  static FirmwareArgument of(List<String> values) throws CliException {
    if (values.stream().allMatch(name -> name.endsWith(".c"))) {
      return new CSources(values.stream().map(Path::of).toList());
    }
    if (values.size() > 1) {
      throw new CliException(
          ExitCode.USAGE, "--firmware takes several C sources, or one file or class");
    }
    String only = values.getFirst();
    Path file = Path.of(only);
    return !Files.exists(file) && only.matches("[\\w$]+(\\.[\\w$]+)+")
        ? new JavaClass(only)
        : new BuiltFile(file);
  }
}
