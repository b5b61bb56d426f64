package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.search.SearchFinding;
import org.wwep.emulator.search.SearchSummary;
import org.wwep.value.FileErrors;

/** Writes what a search leaves behind: its page, JUnit XML, and a page for each cause found. */
public final class SearchReports {
  /** Of so many causes, the first by their lowest seeds, there are pages. */
  static final int MOST_PAGES = 100;

  private static final String INDEX = "index.html";
  private static final Pattern LINK = Pattern.compile("href=\"(seed--?\\d{1,19}\\.html)\"");

  /** Where pages of findings come from. */
  @FunctionalInterface
  public interface PageSource {
    /** Returns a finding's page, or nothing if there is none. */
    Optional<String> page(SearchFinding finding) throws InterruptedException;
  }

  private SearchReports() {}

  /** Returns the findings that have a page: the lowest seed of each cause. */
  public static List<SearchFinding> shown(SearchSummary summary) {
    return summary.causes().values().stream().map(List::getFirst).limit(MOST_PAGES).toList();
  }

  /**
   * Writes all of it to a directory, in place of what a search left there before.
   *
   * @return what went wrong, one line without the advice; or nothing
   */
  public static Optional<String> write(Path dir, SearchSummary summary, PageSource pages)
      throws InterruptedException {
    Set<String> former = former(dir);
    Set<Long> linked = new HashSet<>();
    for (SearchFinding finding : shown(summary)) {
      Optional<String> page = pages.page(finding);
      if (page.isPresent()) {
        Path file = dir.resolve(SearchPage.name(finding));
        Optional<String> trouble = AtomicFile.write(file, page.get());
        if (trouble.isPresent()) {
          return trouble.map(PrintableText::line);
        }
        linked.add(finding.seed());
        former.remove(SearchPage.name(finding));
      }
    }
    return AtomicFile.write(dir.resolve(INDEX), SearchPage.text(summary, linked))
        .or(() -> AtomicFile.write(dir.resolve("junit.xml"), SearchJunit.text(summary)))
        .or(() -> delete(dir, former))
        .map(PrintableText::line);
  }

  /** Returns the pages that the index before links to. */
  private static Set<String> former(Path dir) {
    Set<String> pages = new TreeSet<>();
    try {
      Path index = dir.resolve(INDEX);
      if (Files.isRegularFile(index)) {
        // Byte for byte: a page of somebody else's need not be UTF-8.
        Matcher link = LINK.matcher(Files.readString(index, StandardCharsets.ISO_8859_1));
        while (link.find()) {
          pages.add(link.group(1));
        }
      }
    } catch (IOException _) {
      // Whoever cannot read it cannot know which pages belong to it.
    }
    return pages;
  }

  private static Optional<String> delete(Path dir, Set<String> pages) {
    try {
      for (String page : pages) {
        Files.deleteIfExists(dir.resolve(page));
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(dir + ": the pages before cannot be deleted: " + FileErrors.line(e));
    }
  }
}
