package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.search.FindingRun;
import org.wwep.emulator.search.SearchHeader;
import org.wwep.value.BoundedFile;

/** Pages of findings: by running them again, or from where a search was kept. */
public final class FindingPages {
  /** The folder of a search that is kept in which its reports are. */
  private static final String FOLDER = "report";

  private static final int MEGABYTES = 16;
  private static final PageContext CONTEXT =
      new PageContext("", List.of(new PageContext.Link("The search", "index.html")));

  private FindingPages() {}

  /** Returns pages of findings that are run again, each as a run whose steps are its plan. */
  public static SearchReports.PageSource replayed(Explorer explorer, SearchHeader header) {
    return finding -> Optional.of(HtmlPage.text(FindingRun.of(explorer, header, finding), CONTEXT));
  }

  /** Returns where the reports of a search are that is kept in this directory. */
  public static Path folder(Path directory) {
    return directory.resolve(FOLDER);
  }

  /** Returns the pages that are in the directories of shards; what is missing there has none. */
  public static SearchReports.PageSource kept(List<Path> directories) {
    return finding ->
        directories.stream()
            .map(directory -> folder(directory).resolve(SearchPage.name(finding)))
            .flatMap(file -> read(file).stream())
            .findFirst();
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new String(BoundedFile.read(file, MEGABYTES), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException _) {
      // The finding is told without it.
      return Optional.empty();
    }
  }
}
