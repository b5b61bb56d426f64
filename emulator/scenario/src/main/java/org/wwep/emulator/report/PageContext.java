package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.wwep.emulator.run.RunResult;
import org.wwep.value.BoundedFile;

/**
 * What stands beside a run's page: the scenario's text, and other files to go to.
 *
 * @param source the text of the scenario's file, or empty if it is no longer to be had
 * @param links where to go from the page, in their order
 */
public record PageContext(String source, List<Link> links) {
  /** A page that stands alone. */
  public static final PageContext NONE = new PageContext("", List.of());

  private static final int LONGEST = 200_000;
  private static final int MEGABYTES = 1;

  /**
   * A way from the page.
   *
   * @param name what is written on it
   * @param target a relative address
   */
  public record Link(String name, String target) {}

  /** Copies the list. */
  public PageContext {
    links = List.copyOf(links);
  }

  /** Reads the text of a run's scenario; empty if it is gone, or too long for a page. */
  static String source(RunResult result) {
    try {
      byte[] bytes = BoundedFile.read(Path.of(result.scenario().file()), MEGABYTES);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.length() > LONGEST ? "" : text;
    } catch (IOException | InvalidPathException _) {
      return "";
    }
  }

  /**
   * Returns the context of a run in a results directory.
   *
   * @param nextFailed the folder of the next run that failed, or empty
   */
  static PageContext in(RunResult result, String nextFailed) {
    List<Link> links =
        List.of(
            new Link("All runs", "../index.html"),
            new Link("VCD", "run.vcd"),
            new Link("Events", "events.log"),
            new Link("Transcript", "transcript.txt"),
            new Link("JUnit", "../junit.xml"),
            new Link(
                "Next failed run", nextFailed.isEmpty() ? "" : "../" + nextFailed + "/run.html"));
    return new PageContext(
        source(result), links.stream().filter(link -> !link.target().isEmpty()).toList());
  }
}
