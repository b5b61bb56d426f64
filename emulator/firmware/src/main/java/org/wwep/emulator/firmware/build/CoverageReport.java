package org.wwep.emulator.firmware.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wwep.emulator.carrier.FirmwareBuildException;

/**
 * Which lines of firmware were executed, by {@code gcov}: of firmware that was built with {@link
 * Toolchain#withCoverage}, over all devices that ran since.
 *
 * @param source the source's path
 * @param percent how many of its lines were executed
 * @param lines how many it has that can be
 * @param annotated the source with a count before each line
 */
public record CoverageReport(String source, double percent, int lines, Path annotated) {
  private static final Pattern FILE =
      Pattern.compile("File '(.*)'\\nLines executed:([0-9.]+)% of ([0-9]+)\\nCreating '(.*)'");

  /** Returns the folder with the counts of an executable. */
  public static Path folder(Path executable) {
    return executable.resolveSibling(executable.getFileName() + ".gcov");
  }

  /** Forgets what was executed so far. */
  public static void clear(Path executable) throws IOException {
    for (Path each : counts(executable)) {
      Files.delete(each);
    }
  }

  /**
   * Returns a report for each source, and leaves the annotated ones in the {@link #folder}.
   *
   * @throws FirmwareBuildException if nothing has run, or {@code gcov} is missing
   */
  public static List<CoverageReport> of(Path executable) throws FirmwareBuildException {
    try {
      Path folder = folder(executable);
      List<Path> counts = counts(executable);
      if (counts.isEmpty()) {
        throw new FirmwareBuildException(
            executable + ": nothing was counted: build it with coverage, and run it");
      }
      List<String> command = new ArrayList<>(List.of("gcov", "-o", folder.toString()));
      counts.forEach(each -> command.add(each.toString()));
      // What it says is read here, whatever the user's language.
      Matcher found = FILE.matcher(CommandOutput.of(command, folder, Map.of("LC_ALL", "C")).text());
      List<CoverageReport> reports = new ArrayList<>();
      while (found.find()) {
        reports.add(
            new CoverageReport(
                found.group(1),
                Double.parseDouble(found.group(2)),
                Integer.parseInt(found.group(3)),
                folder.resolve(found.group(4))));
      }
      return reports;
    } catch (IOException e) {
      throw FirmwareBuildException.ofMachine("no gcov here: apt install gcc", e);
    }
  }

  private static List<Path> counts(Path executable) throws IOException {
    Path folder = folder(executable);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".gcda"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}
