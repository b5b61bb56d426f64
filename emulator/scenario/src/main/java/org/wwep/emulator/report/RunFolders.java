package org.wwep.emulator.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wwep.emulator.run.RunResult;

/**
 * The names of the runs' folders: the scenario's file without what all have in common, and the
 * number of the run, {@code faults-dns-1}.
 */
final class RunFolders {
  private static final int LONGEST = 80;

  private RunFolders() {}

  /** What a folder is named after. */
  record RunName(String file, int repetition) {}

  /** Returns a folder for each run, each another one, on every file system. */
  static List<String> of(List<RunResult> results) {
    return named(
        results.stream().map(r -> new RunName(r.scenario().file(), r.repetition())).toList());
  }

  /** As {@link #of}, for runs of which some may be of another shard. */
  static List<String> named(List<RunName> runs) {
    List<Path> files = runs.stream().map(run -> Path.of(run.file()).normalize()).toList();
    int common = common(files);
    Set<String> taken = new HashSet<>();
    List<String> folders = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      String name =
          file.subpath(Math.min(common, file.getNameCount() - 1), file.getNameCount()).toString();
      String plain =
          name.replaceFirst("\\.ya?ml$", "")
              .replaceAll("[^A-Za-z0-9_.]+", "-")
              .replaceAll("^[.-]+|[.-]+$", "")
              .toLowerCase(Locale.ROOT);
      String stem = plain.isEmpty() ? "run" : plain.substring(0, Math.min(LONGEST, plain.length()));
      String folder = stem + "-" + runs.get(i).repetition();
      for (int n = 2; !taken.add(folder); n++) {
        folder = stem + "-" + runs.get(i).repetition() + "-" + n;
      }
      folders.add(folder);
    }
    return folders;
  }

  /** Returns how many directories all files have in common. */
  private static int common(List<Path> files) {
    int common = files.isEmpty() ? 0 : files.getFirst().getNameCount() - 1;
    for (Path file : files) {
      common = Math.min(common, file.getNameCount() - 1);
      while (common > 0 && !file.subpath(0, common).equals(files.getFirst().subpath(0, common))) {
        common--;
      }
    }
    return common;
  }
}
