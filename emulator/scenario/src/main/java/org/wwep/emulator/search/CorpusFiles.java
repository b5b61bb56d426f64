package org.wwep.emulator.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wwep.emulator.explore.CaseText;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.Explorer;
import org.wwep.value.BoundedFile;

/** A folder of plans, one in each file. */
public final class CorpusFiles {
  static final String ENDING = ".plan";

  /** A plan is a line. */
  private static final int MEGABYTES = 1;

  private CorpusFiles() {}

  /**
   * Returns the files, in the order of their names.
   *
   * @throws IOException if it is no folder, or has no plan
   */
  public static List<Path> of(Path folder) throws IOException {
    List<Path> plans;
    try (Stream<Path> files = Files.list(folder)) {
      plans = files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    if (plans.isEmpty()) {
      throw new IOException(folder + " has no *" + ENDING);
    }
    return plans;
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException of one line if one is no plan for what is explored
   */
  public static List<ChaosCase> read(List<Path> files, Explorer explorer) throws IOException {
    List<ChaosCase> cases = new ArrayList<>();
    for (Path file : files) {
      try {
        ChaosCase chaosCase = CaseText.read(text(file), explorer.scenario());
        explorer.check(chaosCase);
        cases.add(chaosCase);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
      }
    }
    return cases;
  }

  /** Returns the plan in a file. */
  public static String text(Path file) throws IOException {
    return new String(BoundedFile.read(file, MEGABYTES), StandardCharsets.UTF_8).strip();
  }
}
