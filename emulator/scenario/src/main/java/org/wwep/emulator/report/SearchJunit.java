package org.wwep.emulator.report;

import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.wwep.emulator.search.BlockGap;
import org.wwep.emulator.search.CoverageGap;
import org.wwep.emulator.search.MomentGap;
import org.wwep.emulator.search.SearchFinding;
import org.wwep.emulator.search.SearchSummary;

/**
 * A search as JUnit XML, for CI systems: a case for each cause of findings, one for what is not
 * finished, and one for the search itself.
 */
public final class SearchJunit {
  private static final String SOMETIMES = "sometimes: ";
  private static final String WHOLE = "no invariant is broken";

  private final JunitWriter xml;
  private final SearchSummary summary;

  private SearchJunit(JunitWriter xml, SearchSummary summary) {
    this.xml = xml;
    this.summary = summary;
  }

  /** Returns the document. */
  public static String text(SearchSummary summary) {
    return JunitWriter.document(xml -> new SearchJunit(xml, summary).write());
  }

  private void write() throws XMLStreamException {
    Map<String, List<SearchFinding>> causes = summary.causes();
    xml.begin("testsuites");
    totals("wwep", causes.size());
    xml.begin("testsuite");
    totals(summary.header().file(), causes.size());
    xml.begin("properties");
    xml.property("tried", Long.toString(summary.tally().tried()));
    xml.property("presses-acknowledged", Long.toString(summary.tally().acknowledged()));
    xml.property("tuples", Long.toString(summary.tally().coverage().tuples()));
    for (CoverageGap gap : summary.gaps()) {
      xml.property("never " + gap.security(), String.join("; ", gap.never()));
    }
    for (MomentGap gap : summary.momentGaps()) {
      xml.property("never hit " + gap.security(), String.join("; ", gap.never()));
    }
    for (BlockGap gap : summary.blockGaps()) {
      xml.property("basic blocks of " + gap.name(), Integer.toString(gap.of()));
      xml.property("never reached in " + gap.name(), String.join("; ", gap.never()));
    }
    xml.end();
    for (Map.Entry<String, List<SearchFinding>> cause : causes.entrySet()) {
      SearchFinding lowest = cause.getValue().getFirst();
      trouble(
          cause.getKey(),
          "failure",
          lowest.violation().toString(),
          "%d seeds, the lowest is %d%n%s%nagain: %s"
              .formatted(
                  cause.getValue().size(),
                  lowest.seed(),
                  String.join("\n", lowest.plan()),
                  summary.header().again(lowest)));
    }
    if (!summary.unfinished().isEmpty()) {
      trouble(
          "all seeds are tried",
          "error",
          summary.unfinished().getFirst(),
          String.join("\n", summary.unfinished()));
    }
    for (String label : judged()) {
      if (summary.unseen().contains(label)) {
        trouble(
            SOMETIMES + label,
            "failure",
            "no seed saw it",
            "%s: %s was never seen".formatted(summary.counts(), label));
      } else {
        testcase(SOMETIMES + label);
        xml.end();
      }
    }
    if (causes.isEmpty()) {
      testcase(WHOLE);
      xml.end();
    }
    xml.end();
    xml.end();
  }

  /** What has to be seen and was, or no longer can be: a case each. */
  private List<String> judged() {
    return summary.header().sometimes().stream()
        .filter(
            label ->
                summary.tally().sometimes().containsKey(label) || summary.unseen().contains(label))
        .toList();
  }

  private void totals(String name, int failures) throws XMLStreamException {
    int errors = summary.unfinished().isEmpty() ? 0 : 1;
    int tests = Math.max(1, failures) + errors + judged().size();
    xml.totals(name, tests, failures + summary.unseen().size(), errors, "0");
  }

  private void trouble(String name, String kind, String message, String text)
      throws XMLStreamException {
    testcase(name);
    xml.begin(kind);
    xml.attribute("message", message);
    xml.attribute("type", summary.verdict().name());
    xml.endWith(text);
    xml.end();
  }

  private void testcase(String name) throws XMLStreamException {
    xml.begin("testcase");
    xml.attribute("name", name);
    xml.attribute("classname", summary.header().file().replaceFirst("\\.ya?ml$", ""));
    xml.attribute("file", summary.header().file());
    xml.attribute("time", "0");
  }
}
