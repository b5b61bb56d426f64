package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wwep.emulator.search.BlockGap;
import org.wwep.emulator.search.SearchSummary;

/**
 * Which basic blocks of firmware in C a search reached as tables of a page, one for each firmware:
 * a row for each function, and a row for each place with a block that no seed reached.
 */
final class FunctionTable {
  private FunctionTable() {}

  /** Returns the section; nothing if there is no firmware in C. */
  static String html(SearchSummary summary) {
    return summary.blockGaps().isEmpty()
        ? ""
        : summary.blockGaps().stream()
            .map(gap -> table(gap, summary.tally().tried()))
            .collect(Collectors.joining("\n", "<h2>Basic blocks of firmware</h2>\n", "\n"));
  }

  private static String table(BlockGap gap, long tried) {
    Map<String, List<Long>> functions = new LinkedHashMap<>();
    gap.places()
        .forEach(
            (place, seeds) ->
                functions
                    .computeIfAbsent(
                        place.function().isEmpty() ? "?" : place.function(), _ -> new ArrayList<>())
                    .addAll(seeds));
    String name = Html.escape(gap.name());
    String never =
        gap.never().stream()
            .map(
                place ->
                    "<tr class=\"never\"><th scope=\"row\">%s</th><td class=\"none\" colspan=\"3\">never reached</td></tr>\n"
                        .formatted(Html.escape(place)))
            .collect(Collectors.joining());
    String rows =
        functions.entrySet().stream()
            .map(function -> row(function.getKey(), function.getValue(), tried))
            .collect(Collectors.joining());
    return """
        <p class="gap">%s</p>
        <div class="wide" tabindex="0" role="group" aria-label="Basic blocks of %s"><table>
        <caption>Basic blocks of %s, by function</caption>
        <thead><tr><th scope="col">function</th><th scope="col">blocks</th><th scope="col">reached</th><th scope="col">seeds</th></tr></thead>
        <tbody>
        %s%s</tbody></table></div>"""
        .formatted(Html.escape(gap.toString()), name, name, never, rows);
  }

  /** Of the seeds those count that reached the block which most of them did. */
  private static String row(String function, List<Long> seeds, long tried) {
    return "<tr><th scope=\"row\">%s</th><td>%d</td><td>%d</td>%s</tr>\n"
        .formatted(
            Html.escape(function),
            seeds.size(),
            seeds.stream().filter(count -> count > 0).count(),
            CoverageTable.cell(seeds.stream().mapToLong(Long::longValue).max().orElse(0), tried));
  }
}
