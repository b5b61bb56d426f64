package org.wwep.emulator.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.explore.FaultMoment;
import org.wwep.emulator.search.MomentCoverage.Cell;
import org.wwep.emulator.search.SearchSummary;

/**
 * At which moments faults hit as tables of a page, one for each kind of link: a row for each kind
 * of fault, a column for each moment, in how many seeds the two met.
 */
final class MomentTable {
  private static final List<FaultMoment> MOMENTS =
      Arrays.stream(FaultMoment.values()).filter(one -> one != FaultMoment.NOT_YET).toList();

  private MomentTable() {}

  /** Returns the section; nothing if no fault was in place. */
  static String html(SearchSummary summary) {
    Map<String, Map<String, Map<FaultMoment, Cell>>> cells =
        summary.tally().coverage().moments().cells();
    if (cells.isEmpty()) {
      return "";
    }
    String gaps =
        summary.momentGaps().stream()
            .map(gap -> "<p class=\"gap\">" + Html.escape(gap.toString()) + "</p>")
            .collect(Collectors.joining());
    return cells.entrySet().stream()
        .map(link -> table(link.getKey(), link.getValue(), summary.tally().tried()))
        .collect(Collectors.joining("\n", "<h2>Moments of faults</h2>\n" + gaps, "\n"));
  }

  private static String table(String link, Map<String, Map<FaultMoment, Cell>> faults, long tried) {
    String name = Html.escape(link);
    String heads =
        MOMENTS.stream()
            .map(moment -> "<th scope=\"col\">" + moment.text() + "</th>")
            .collect(Collectors.joining());
    String rows =
        faults.entrySet().stream()
            .map(fault -> row(fault.getKey(), fault.getValue(), tried))
            .collect(Collectors.joining());
    return """
        <div class="wide" tabindex="0" role="group" aria-label="Moments of faults over links that are %s"><table class="moments">
        <caption>Seeds in which a fault hit a device over %s, by where the device was with its press</caption>
        <thead><tr><th scope="col">fault</th>%s</tr></thead>
        <tbody>
        %s</tbody></table></div>"""
        .formatted(name, name, heads, rows);
  }

  private static String row(String fault, Map<FaultMoment, Cell> moments, long tried) {
    String cells =
        MOMENTS.stream()
            .map(moment -> CoverageTable.cell(seeds(moments.get(moment)), tried))
            .collect(Collectors.joining());
    return "<tr><th scope=\"row\">%s</th>%s</tr>\n".formatted(Html.escape(fault), cells);
  }

  private static long seeds(@Nullable Cell cell) {
    return cell == null ? 0 : cell.seeds();
  }
}
