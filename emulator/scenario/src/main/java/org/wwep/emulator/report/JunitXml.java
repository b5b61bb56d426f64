package org.wwep.emulator.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.StepResult;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.testbed.FaultReport;
import org.wwep.emulator.timeline.EventLog;

/**
 * Runs as JUnit XML, for CI systems.
 *
 * <p><b>Shape</b>: a suite for each scenario file, a case for each run of it. Not a case for each
 * step: a failing step ends its run, so the cases behind it would come and go between builds, and
 * steps may share a name, by which GitLab and Jenkins keep a case's history. The step that failed,
 * its place in the file and the command that repeats the run are in the failure, the last {@value
 * #LAST} lines of the transcript in {@code system-out}. Characters that XML cannot have become
 * U+FFFD. <b>Units</b>: seconds of the system's clock, as CI systems add them up; those of the
 * rig's time are the property {@code simulated-seconds}, or {@code rig-seconds} of a rig in real
 * time.
 *
 * <p><b>Source</b>: every {@code testsuite} is valid by Surefire's schema, whose root it is; the
 * {@code testsuites} around them is Jenkins' and GitLab's, and so are {@code file} and {@code line}
 * of a case, by which a report links to the step that failed.
 */
public final class JunitXml {
  static final int LAST = 100;

  private final JunitWriter xml;

  private JunitXml(JunitWriter xml) {
    this.xml = xml;
  }

  /** Returns the document. */
  public static String text(List<RunResult> results) {
    return JunitWriter.document(xml -> new JunitXml(xml).write(results));
  }

  private void write(List<RunResult> results) throws XMLStreamException {
    Map<String, List<RunResult>> files = new LinkedHashMap<>();
    for (RunResult result : results) {
      files.computeIfAbsent(result.scenario().file(), _ -> new java.util.ArrayList<>()).add(result);
    }
    xml.begin("testsuites");
    totals("wwep", results);
    for (Map.Entry<String, List<RunResult>> file : files.entrySet()) {
      xml.begin("testsuite");
      totals(file.getKey(), file.getValue());
      xml.begin("properties");
      Rig rig = file.getValue().getFirst().rig();
      xml.property("rig", rig.toString());
      xml.property(
          rig == Rig.SIM ? "simulated-seconds" : "rig-seconds",
          EventLog.seconds(sum(file.getValue(), RunResult::took)));
      for (RunResult result : file.getValue()) {
        for (FaultReport fault : result.faults()) {
          xml.property("fault " + fault.name() + again(result), "hit " + fault.hits());
        }
        for (Map.Entry<String, Boolean> seen : result.sometimes().entrySet()) {
          xml.property(
              "sometimes " + seen.getKey() + again(result), seen.getValue() ? "seen" : "not seen");
        }
        if (result.verdict() == RunResult.Verdict.FLAKY) {
          xml.property("flaky" + again(result), result.scenario().name());
        }
      }
      xml.end();
      for (RunResult result : file.getValue()) {
        run(result);
      }
      xml.end();
    }
    xml.end();
  }

  private void totals(String name, List<RunResult> results) throws XMLStreamException {
    xml.totals(
        name,
        results.size(),
        count(results, Outcome.FAILURE),
        count(results, Outcome.ERROR),
        EventLog.seconds(sum(results, RunResult::real)));
  }

  private static Duration sum(List<RunResult> results, Function<RunResult, Duration> time) {
    return results.stream().map(time).reduce(Duration.ZERO, Duration::plus);
  }

  private static int count(List<RunResult> results, Outcome outcome) {
    return (int) results.stream().filter(r -> Outcome.of(r) == outcome).count();
  }

  private static String again(RunResult result) {
    return result.repetition() == 1 ? "" : " [run " + result.repetition() + "]";
  }

  private void run(RunResult result) throws XMLStreamException {
    xml.begin("testcase");
    xml.attribute("name", result.scenario().name() + again(result));
    xml.attribute("classname", result.scenario().file().replaceFirst("\\.ya?ml$", ""));
    xml.attribute("file", result.scenario().file());
    if (Outcome.of(result) != Outcome.PASS && !result.steps().isEmpty()) {
      // The step that failed is the last that was begun.
      xml.attribute("line", Integer.toString(result.steps().getLast().step().at().line()));
    }
    xml.attribute("time", EventLog.seconds(result.real()));
    Outcome outcome = Outcome.of(result);
    String flaky = result.verdict() == RunResult.Verdict.FLAKY ? result.failure() : null;
    if (flaky != null) {
      xml.begin("flakyFailure");
      xml.attribute("message", flaky);
      xml.attribute("type", result.verdict().word());
      xml.begin("stackTrace");
      xml.endWith(PrintableText.line(flaky));
      xml.end();
    }
    if (outcome != Outcome.PASS) {
      String failure = result.failure();
      xml.begin(outcome == Outcome.FAILURE ? "failure" : "error");
      xml.attribute("message", failure == null ? result.verdict().word() : failure);
      xml.attribute("type", result.verdict().word());
      xml.endWith(details(result));
      xml.begin("system-out");
      xml.endWith(last(new Transcript(false).text(result)));
    }
    xml.end();
  }

  private static String details(RunResult result) {
    StringBuilder details = new StringBuilder();
    for (StepResult step : result.steps()) {
      String failure = step.failure();
      if (failure != null) {
        String place = step.step().at().file() + ":" + step.step().at().line();
        details
            .append(place)
            .append(
                " step %d \"%s\"\n"
                    .formatted(step.number(), PrintableText.line(step.step().label())))
            .append(PrintableText.line(failure))
            .append('\n');
      }
    }
    return details
        .append("again: ")
        .append(PrintableText.line(result.reproduce()))
        .append('\n')
        .toString();
  }

  private static String last(String transcript) {
    List<String> lines = transcript.lines().toList();
    int from = Math.max(0, lines.size() - LAST);
    String omitted = from == 0 ? "" : "(" + from + " lines before)\n";
    return omitted + String.join("\n", lines.subList(from, lines.size())) + "\n";
  }

  /** What a verdict is to a CI system. */
  private enum Outcome {
    PASS,
    FAILURE,
    ERROR;

    static Outcome of(RunResult result) {
      return switch (result.verdict()) {
        case PASSED, FLAKY -> PASS;
        case FAILED, MISSED, TIMED_OUT -> FAILURE;
        case BROKEN, INTERRUPTED -> ERROR;
      };
    }
  }
}
