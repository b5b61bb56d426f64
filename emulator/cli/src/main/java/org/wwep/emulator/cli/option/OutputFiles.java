package org.wwep.emulator.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.value.BoundedFile;

/** The files that a command writes: each is another one, and none is one that it reads. */
public final class OutputFiles {
  private final Map<Path, String> taken = new HashMap<>();

  /**
   * Takes a file that is written, if it is given.
   *
   * @param option what names it
   * @throws CliException if another option names it too
   */
  public OutputFiles claim(String option, @Nullable Path file) throws CliException {
    // Two reports may go to one terminal, or to nowhere.
    if (file != null && !BoundedFile.isDevice(file)) {
      String other = taken.put(identity(file), option);
      if (other != null) {
        throw new CliException(
            ExitCode.USAGE, other + " and " + option + " name the same file, " + file);
      }
    }
    return this;
  }

  /**
   * Looks at a file or directory that is read.
   *
   * @throws CliException if an option names it as one to write
   */
  public OutputFiles spare(Path input) throws CliException {
    String option = taken.get(identity(input));
    if (option != null) {
      throw new CliException(
          ExitCode.USAGE, "%s would overwrite %s: name another file".formatted(option, input));
    }
    return this;
  }

  /** Returns whether a folder is another one or in it, by whichever name. */
  public static boolean isWithin(Path inner, Path folder) {
    return identity(inner).startsWith(identity(folder));
  }

  /** Returns what a file is called by whichever name, links in it and all. */
  private static Path identity(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    try {
      if (Files.exists(whole)) {
        return whole.toRealPath();
      }
      Path parent = whole.getParent();
      return parent == null || !Files.exists(parent)
          ? whole
          : parent.toRealPath().resolve(whole.getFileName());
    } catch (IOException _) {
      return whole;
    }
  }
}
