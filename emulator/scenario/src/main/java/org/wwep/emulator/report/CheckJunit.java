package org.wwep.emulator.report;

import java.time.Duration;
import java.util.List;
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
          int failures = violations.isEmpty() ? 0 : 1;
          xml.begin("testsuites");
          xml.totals("wwep", 1, failures, 0, time);
          xml.begin("testsuite");
          xml.totals(suite, 1, failures, 0, time);
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
}
