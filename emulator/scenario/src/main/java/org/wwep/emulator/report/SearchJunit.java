package org.wwep.emulator.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.wwep.emulator.search.CoverageGap;
import org.wwep.emulator.search.SearchFinding;
import org.wwep.emulator.search.SearchSummary;

/**
 * A search as JUnit XML, for CI systems: a case for each cause of findings, one for what is not
 * finished, and one for the search itself.
 */
public final class SearchJunit {
  private static final String WHOLE = "no invariant is broken";

  private final XMLStreamWriter xml;
  private final SearchSummary summary;

  private SearchJunit(XMLStreamWriter xml, SearchSummary summary) {
    this.xml = xml;
    this.summary = summary;
  }

  /** Returns the document. */
  public static String text(SearchSummary summary) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new SearchJunit(xml, summary).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }

  private void write() throws XMLStreamException {
    Map<String, List<SearchFinding>> causes = summary.causes();
    xml.writeStartDocument("UTF-8", "1.0");
    begin("testsuites");
    totals("wwep", causes.size());
    begin("testsuite");
    totals(summary.header().file(), causes.size());
    begin("properties");
    property("tried", Long.toString(summary.tally().tried()));
    property("presses-acknowledged", Long.toString(summary.tally().acknowledged()));
    property("tuples", Long.toString(summary.tally().coverage().tuples()));
    for (CoverageGap gap : summary.gaps()) {
      property("never " + gap.security(), String.join("; ", gap.never()));
    }
    end();
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
    if (causes.isEmpty()) {
      testcase(WHOLE);
      end();
    }
    end();
    end();
  }

  private void totals(String name, int failures) throws XMLStreamException {
    int errors = summary.unfinished().isEmpty() ? 0 : 1;
    attribute("name", name);
    attribute("tests", Integer.toString(Math.max(1, failures) + errors));
    attribute("failures", Integer.toString(failures));
    attribute("errors", Integer.toString(errors));
    attribute("skipped", "0");
    attribute("time", "0");
  }

  private void trouble(String name, String kind, String message, String text)
      throws XMLStreamException {
    testcase(name);
    begin(kind);
    attribute("message", message);
    attribute("type", summary.verdict().name());
    xml.writeCharacters(text.lines().map(PrintableText::line).collect(Collectors.joining("\n")));
    xml.writeEndElement();
    end();
  }

  private void testcase(String name) throws XMLStreamException {
    begin("testcase");
    attribute("name", name);
    attribute("classname", summary.header().file().replaceFirst("\\.ya?ml$", ""));
    attribute("file", summary.header().file());
    attribute("time", "0");
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void begin(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, PrintableText.line(value));
  }

  private void end() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }
}
