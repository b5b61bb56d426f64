package org.wwep.emulator.cli.fleet;

import java.nio.file.Path;
import java.util.List;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.fleet.FleetReport;
import org.wwep.emulator.report.AtomicFile;
import org.wwep.emulator.report.CheckJunit;

/** Writes what a fleet leaves behind: its page, JUnit XML, JSON. */
final class FleetFolder {
  private FleetFolder() {}

  /**
   * Writes all of it to a folder, in place of what a fleet left there before; tells if that cannot
   * be, and returns false only then.
   *
   * @param json the report as a line of JSON
   */
  static boolean write(Path folder, FleetReport report, List<String> violations, String json) {
    return ErrorOutput.written(
        AtomicFile.write(folder.resolve("index.html"), FleetPage.text(report, violations))
            .or(() -> AtomicFile.write(folder.resolve("junit.xml"), junit(report, violations)))
            .or(() -> AtomicFile.write(folder.resolve("fleet.json"), json + "\n")),
        "--results-dir");
  }

  /** Returns the report as a document of JUnit's. */
  static String junit(FleetReport report, List<String> violations) {
    return CheckJunit.text("wwep fleet", report.server(), report.took(), violations);
  }
}
