package org.wwep.emulator.report;

import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.wwep.emulator.timeline.EventLog;

/** A single check as JUnit XML, for CI systems: one case, and what it did not keep. */
public final class CheckJunit {
  private CheckJunit() {}

  /**
   * Returns the document.
   *
   * @param suite what was run
   * @param name on what
   * @param took how long
   * @param violations what was not kept, one line each; empty if it passed
   */
  public static String text(String suite, String name, Duration took, List<String> violations) {
    return JunitWriter.document(
        xml -> {
          String time = EventLog.seconds(took);
          xml.begin("testsuites");
          totals(xml, "wwep", time, violations);
          xml.begin("testsuite");
          totals(xml, suite, time, violations);
          xml.begin("testcase");
          xml.attribute("name", name);
          xml.attribute("classname", suite);
          xml.attribute("time", time);
          if (!violations.isEmpty()) {
            xml.begin("failure");
            xml.attribute("message", violations.getFirst());
            xml.attribute("type", "FAIL");
            xml.endWith(String.join("\n", violations));
          }
          xml.end();
          xml.end();
          xml.end();
        });
  }

  private static void totals(JunitWriter xml, String name, String time, List<String> violations)
      throws XMLStreamException {
    xml.attribute("name", name);
    xml.attribute("tests", "1");
    xml.attribute("failures", violations.isEmpty() ? "0" : "1");
    xml.attribute("errors", "0");
    xml.attribute("skipped", "0");
    xml.attribute("time", time);
  }
}
