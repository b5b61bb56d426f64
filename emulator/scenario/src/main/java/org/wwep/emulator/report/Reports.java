package org.wwep.emulator.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.report.ReportFailure.Kind;
import org.wwep.emulator.run.RunResult;
import org.wwep.value.FileErrors;

/**
 * Which reports are wanted, and where; writes them.
 *
 * <p><b>Shape</b>: directories above are made, and files appear whole or not at all. A VCD holds
 * one run: of several runs, {@code run.vcd} becomes {@code run-1.vcd}, {@code run-2.vcd}. <b>Errors
 * </b>: what cannot be written is one line for a person, and the other reports are written anyway.
 *
 * @param junitXml a file for all runs, or null
 * @param vcd a file for each run, or null
 * @param eventLog a file for all runs, or null
 * @param traces a file for all runs, or null
 * @param resultsDir a directory for everything: {@code index.html}, {@code junit.xml}, and for each
 *     run a directory of its own; or null
 * @param style how each VCD is written
 * @param part which part of a batch these runs are, or null if they are all of it
 */
public record Reports(
    @Nullable Path junitXml,
    @Nullable Path vcd,
    @Nullable Path eventLog,
    @Nullable Path traces,
    @Nullable Path resultsDir,
    VcdStyle style,
    @Nullable BatchPart part) {
  /** No reports. */
  public static final Reports NONE = new Reports(null, null, null, null);

  /** Has no traces, and each VCD in the full style. */
  public Reports(
      @Nullable Path junitXml,
      @Nullable Path vcd,
      @Nullable Path eventLog,
      @Nullable Path resultsDir) {
    this(junitXml, vcd, eventLog, null, resultsDir, VcdStyle.FULL, null);
  }

  /**
   * Writes what is wanted.
   *
   * @return what went wrong; empty if nothing did
   */
  public List<ReportFailure> write(List<RunResult> results) {
    List<ReportFailure> troubles = new ArrayList<>();
    if (junitXml != null) {
      write(troubles, Kind.JUNIT_XML, junitXml, JunitXml.text(results));
    }
    if (eventLog != null) {
      write(troubles, Kind.EVENT_LOG, eventLog, EventLogFile.text(results));
    }
    if (traces != null) {
      StringBuilder text = new StringBuilder();
      OtlpTraces.lines(results).forEach(line -> text.append(line).append('\n'));
      write(troubles, Kind.TRACES, traces, text.toString());
    }
    if (vcd != null) {
      for (int i = 0; i < results.size(); i++) {
        Path file = results.size() == 1 ? vcd : numbered(vcd, i + 1);
        if (!write(troubles, Kind.VCD, file, Vcd.text(results.get(i), style))) {
          break;
        }
      }
    }
    if (resultsDir != null) {
      everything(troubles, resultsDir, results);
    }
    return troubles;
  }

  private static Path numbered(Path file, int number) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
  }

  private void everything(List<ReportFailure> troubles, Path dir, List<RunResult> results) {
    Kind kind = Kind.RESULTS_DIR;
    List<String> folders = new ArrayList<>(RunFolders.of(results));
    List<BatchRow> rows = new ArrayList<>();
    List<Integer> numbers = part == null ? List.of() : part.numbers(results);
    Instant now = InstantSource.system().instant();
    for (int i = 0; i < results.size(); i++) {
      int number = part == null ? i : numbers.get(i);
      if (part != null) {
        // Named as in the whole batch, so that no two parts have one of the same name.
        folders.set(i, part.folders().get(number));
      }
      rows.add(BatchRow.of(results.get(i), number, folders.get(i), now));
    }
    FormerRuns former = FormerRuns.of(dir);
    // A directory that takes no index will take no run either: one line says so.
    RunHistory history = RunHistory.of(dir).with(rows);
    if (!write(troubles, kind, dir.resolve("index.html"), IndexPage.text(rows, history))) {
      return;
    }
    if (part != null && !write(troubles, kind, dir.resolve(BatchPart.FILE), part.text(rows))) {
      return;
    }
    write(troubles, kind, dir.resolve(RunHistory.FILE), history.text());
    try {
      former.deleteAllBut(folders);
    } catch (IOException e) {
      String line = dir + ": the runs before cannot be deleted: " + FileErrors.line(e);
      troubles.add(new ReportFailure(kind, PrintableText.line(line)));
      return;
    }
    write(troubles, kind, dir.resolve("junit.xml"), JunitXml.text(results));
    for (int i = 0; i < results.size(); i++) {
      RunResult result = results.get(i);
      Path folder = dir.resolve(folders.get(i));
      PageContext context = PageContext.in(result, nextFailed(results, folders, i));
      boolean written =
          write(troubles, kind, folder.resolve("run.html"), HtmlPage.text(result, context))
              && write(troubles, kind, folder.resolve("run.vcd"), Vcd.text(result, style))
              && write(
                  troubles, kind, folder.resolve("events.log"), EventLogFile.text(List.of(result)))
              && write(
                  troubles,
                  kind,
                  folder.resolve("transcript.txt"),
                  new Transcript(false).text(result));
      if (!written) {
        return;
      }
    }
  }

  /** Returns the folder of the next run that did not pass, from the last on the first again. */
  private static String nextFailed(List<RunResult> results, List<String> folders, int from) {
    for (int i = 1; i < results.size(); i++) {
      int next = (from + i) % results.size();
      if (!results.get(next).verdict().isPass()) {
        return folders.get(next);
      }
    }
    return "";
  }

  private static boolean write(List<ReportFailure> troubles, Kind kind, Path file, String text) {
    Optional<String> trouble = AtomicFile.write(file, text);
    trouble.ifPresent(line -> troubles.add(new ReportFailure(kind, PrintableText.line(line))));
    return trouble.isEmpty();
  }
}
