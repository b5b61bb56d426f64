package org.wwep.emulator.report;

import java.util.List;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.EventLog;

/** The page that leads to the pages of all runs. */
final class IndexPage {
  private static final String STYLE = Html.resource("page.css");

  private IndexPage() {}

  /** Returns the page; {@code folders} are those of the runs, in their order. */
  static String text(List<RunResult> results, List<String> folders) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < results.size(); i++) {
      rows.append(row(results.get(i), folders.get(i)));
    }
    long passed = results.stream().filter(r -> r.verdict() == RunResult.Verdict.PASSED).count();
    return Html.resource("index.html")
        .replace("@style-hash@", Html.hash(STYLE))
        .replace("@style@", STYLE)
        .replace("@summary@", passed + " of " + results.size() + " runs passed")
        .replace("@rows@", rows);
  }

  private static String row(RunResult result, String folder) {
    String verdict = result.verdict().name();
    String failure = result.failure();
    return """
        <tr><td><span class="verdict %s">%s</span></td>
        <td><a href="%s/run.html">%s</a></td><td>%s</td><td>%s</td><td>%d</td><td>%d</td>
        <td>%s s</td><td>%s</td>
        <td><a href="%s/run.vcd">VCD</a> <a href="%s/events.log">events</a>
        <a href="%s/transcript.txt">transcript</a></td></tr>
        """
        .formatted(
            verdict.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
            verdict.replace('_', ' '),
            folder,
            Html.escape(result.scenario().name()),
            Html.escape(result.scenario().file()),
            result.rig(),
            result.seed(),
            result.repetition(),
            EventLog.seconds(result.took()),
            failure == null ? "" : Html.escape(failure),
            folder,
            folder,
            folder);
  }
}
