package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs that the index of a results directory links to: those of the batch before, once another
 * one writes there.
 */
final class FormerRuns {
  /** The reports of one run in its folder. */
  static final List<String> FILES = List.of("run.html", "run.vcd", "events.log", "transcript.txt");

  private static final Pattern LINK = Pattern.compile("<a href=\"([a-z0-9_.-]+)/run\\.html\">");

  private final Path dir;
  private final Set<String> folders = new TreeSet<>();

  private FormerRuns(Path dir) {
    this.dir = dir;
  }

  /** Reads which there are; none if there is no index, or none that can be read. */
  static FormerRuns of(Path dir) {
    FormerRuns former = new FormerRuns(dir);
    try {
      Path index = dir.resolve("index.html");
      if (Files.isRegularFile(index)) {
        // Byte for byte: a page of somebody else's need not be UTF-8.
        Matcher link = LINK.matcher(Files.readString(index, StandardCharsets.ISO_8859_1));
        while (link.find()) {
          former.folders.add(link.group(1));
        }
      }
    } catch (IOException _) {
      // Whoever cannot read it cannot know which folders belong to it.
    }
    return former;
  }

  /**
   * Deletes the reports of all but these runs, and their folders if nothing else is in them.
   *
   * @param kept the folders that the next index links to
   */
  void deleteAllBut(Collection<String> kept) throws IOException {
    for (String folder : folders) {
      Path path = dir.resolve(folder);
      if (!folder.matches("\\.+") && !kept.contains(folder) && Files.isDirectory(path)) {
        delete(path);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(folder.resolve(file));
    }
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException _) {
      // Somebody put a file of their own there.
    }
  }
}
