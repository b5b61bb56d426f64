package org.wwep.emulator.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.wwep.emulator.search.SearchSummary;

/**
 * What a search reached as tables of a page, one for each kind of link: a row for each transition,
 * a column for each kind of fault, in how many seeds the two met; and what no seed reached.
 */
final class CoverageTable {
  /** The darkest shade of a cell. */
  private static final int DARKEST = 4;

  private CoverageTable() {}

  /** Returns the section; nothing if no client's states are known. */
  static String html(SearchSummary summary) {
    Map<String, Map<String, Map<String, Long>>> seeds = summary.tally().coverage().seeds();
    String gaps =
        summary.gaps().stream()
            .map(gap -> "<p class=\"gap\">" + Html.escape(gap.toString()) + "</p>")
            .collect(Collectors.joining());
    if (seeds.isEmpty() && gaps.isEmpty()) {
      return "";
    }
    return seeds.entrySet().stream()
        .map(link -> table(summary, link.getKey(), link.getValue()))
        .collect(Collectors.joining("\n", "<h2>Coverage</h2>\n" + gaps, "\n"));
  }

  private static String table(
      SearchSummary summary, String link, Map<String, Map<String, Long>> faults) {
    Set<String> reached = new TreeSet<>();
    faults.values().forEach(transitions -> reached.addAll(transitions.keySet()));
    String name = Html.escape(link);
    String heads =
        faults.keySet().stream()
            .map(fault -> "<th scope=\"col\">" + Html.escape(fault) + "</th>")
            .collect(Collectors.joining());
    String rows =
        reached.stream()
            .map(transition -> row(transition, faults, summary.tally().tried()))
            .collect(Collectors.joining());
    String missing =
        summary.never(link).stream()
            .map(
                transition ->
                    "<tr class=\"never\"><th scope=\"row\">%s</th><td class=\"none\" colspan=\"%d\">never seen</td></tr>\n"
                        .formatted(Html.escape(transition), Math.max(1, faults.size())))
            .collect(Collectors.joining());
    return """
        <div class="wide" tabindex="0" role="group" aria-label="Coverage over links that are %s"><table>
        <caption>Seeds that reached each transition over %s, by the fault that was in place</caption>
        <thead><tr><th scope="col">transition</th>%s</tr></thead>
        <tbody>
        %s%s</tbody></table></div>"""
        .formatted(name, name, heads, missing, rows);
  }

  private static String row(String transition, Map<String, Map<String, Long>> faults, long tried) {
    List<String> cells =
        faults.values().stream()
            .map(transitions -> transitions.getOrDefault(transition, 0L))
            .map(count -> cell(count, tried))
            .toList();
    return "<tr><th scope=\"row\">%s</th>%s</tr>\n"
        .formatted(Html.escape(transition), String.join("", cells));
  }

  /** Returns a cell with a count, in one shade more for ten times as many of the seeds. */
  static String cell(long count, long tried) {
    return count == 0
        ? "<td></td>"
        : "<td class=\"h%d\">%d</td>".formatted(shade(count, tried), count);
  }

  private static int shade(long count, long tried) {
    int shade = DARKEST;
    for (long bound = tried; bound > count * 10 && shade > 1; bound /= 10) {
      shade--;
    }
    return shade;
  }
}
