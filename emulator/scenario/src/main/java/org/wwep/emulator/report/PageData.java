package org.wwep.emulator.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.StepResult;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.timeline.TimelineEntry;

/**
 * The data of a page as JSON, fit to stand in a script element.
 *
 * <p><b>Shape</b>: ASCII without {@code <}. Times are nanoseconds; where there are many, each is
 * counted from the one before, and texts are numbers of {@code texts}. {@code data.js} is its
 * reader.
 */
final class PageData {
  private static final int MOST_ENTRIES = 200_000;
  private static final int MOST_CHARACTERS = 12_000_000;
  private static final int LONGEST = 200;
  private static final int LONGEST_FAILURE = 4000;

  private final RunTimeline runTimeline;
  private final long begin;
  private final int skipped;
  private final PageContext context;
  private final TextTable texts = new TextTable();

  private PageData(RunTimeline runTimeline, PageContext context, int most) {
    this.runTimeline = runTimeline;
    this.context = context;
    this.skipped = Math.max(0, runTimeline.entries().size() - most);
    this.begin = skipped == 0 ? 0 : RunTimeline.nanos(runTimeline.entries().get(skipped).at());
  }

  /** Returns the data; of a run too long for a page its last part. */
  static String json(RunResult result, PageContext context) {
    RunTimeline runTimeline = new RunTimeline(result);
    int most = MOST_ENTRIES;
    String text = json(runTimeline, context, most);
    while (text.length() > MOST_CHARACTERS && most > 1) {
      most = most > runTimeline.entries().size() ? runTimeline.entries().size() / 2 : most / 2;
      text = json(runTimeline, context, most);
    }
    return text;
  }

  private static String json(RunTimeline runTimeline, PageContext context, int most) {
    return JsonWriter.writeForPage(new PageData(runTimeline, context, most).page());
  }

  private Map<String, Object> page() {
    RunResult result = runTimeline.result();
    List<TimelineEntry> kept = runTimeline.entries().subList(skipped, runTimeline.entries().size());
    JsonObject page =
        new JsonObject()
            .with("name", words(result.scenario().name()))
            .with("file", words(result.scenario().file()))
            .with("author", words(result.scenario().author()))
            .with("rig", result.rig().toString())
            .with("seed", Long.toString(result.seed()))
            .with("repetition", result.repetition())
            .with("verdict", result.verdict().word())
            .with("took", RunTimeline.nanos(result.took()))
            .with("begin", begin)
            .with("end", Math.max(runTimeline.end(), begin + 1))
            .with("skipped", skipped)
            .with(
                "failure",
                failure(result.failure() == null ? null : PrintableText.line(result.failure())))
            .with("report", PageReport.failure(result))
            .with("budgets", PageReport.budgets(result))
            .with("source", source())
            .with("links", links())
            .with("reproduce", PrintableText.line(result.reproduce()))
            .with("faults", faults())
            .with("packets", packets())
            .with("steps", PageColumns.steps(steps(), texts))
            .with("bands", bands())
            .with("groups", groups())
            .with("events", PageColumns.events(kept, texts));
    // Last, since whatever stands before it may add a text.
    return page.with("texts", texts.texts()).fields();
  }

  private List<String> source() {
    return context.source().lines().map(PageData::words).toList();
  }

  private List<List<String>> links() {
    return context.links().stream().map(link -> List.of(link.name(), link.target())).toList();
  }

  private List<Object> faults() {
    return runTimeline.result().faults().stream()
        .map(fault -> (Object) (words(fault.name()) + " hit " + fault.hits()))
        .toList();
  }

  private String packets() {
    return runTimeline.result().pools().stream()
        .map(pool -> pool.text().lines().map(PageData::words).collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n\n"));
  }

  private List<StepResult> steps() {
    return runTimeline.result().steps().stream()
        .filter(step -> RunTimeline.nanos(step.to()) >= begin)
        .toList();
  }

  /** Returns why something failed, cut to what a page has room for. */
  static String failure(@Nullable String failure) {
    return failure == null ? "" : PrintableText.cut(failure, LONGEST_FAILURE);
  }

  private List<Map<String, Object>> bands() {
    return DisturbanceInterval.of(runTimeline).stream()
        .filter(interval -> interval.to() >= begin)
        .map(
            interval ->
                new JsonObject()
                    .with("scope", words(interval.scope()))
                    .with("name", words(interval.name()))
                    .with("detail", words(interval.detail()))
                    .with("from", interval.from())
                    .with("to", interval.to())
                    .fields())
        .toList();
  }

  private List<Map<String, Object>> groups() {
    List<Signal> signals = Signals.of(runTimeline);
    LaneData lanes = new LaneData(runTimeline, begin, texts);
    return Stream.of(
            runTimeline.devices().stream(),
            signals.stream().map(Signal::scope),
            lanes.answers().isEmpty() ? Stream.<String>empty() : Stream.of(ServerSpec.ID))
        .flatMap(names -> names)
        .distinct()
        .map(
            scope ->
                new JsonObject()
                    .with("name", words(scope))
                    .with(
                        "lanes",
                        lanes.lanes(
                            scope, signals.stream().filter(s -> s.scope().equals(scope)).toList()))
                    .fields())
        .toList();
  }

  /** Returns words of users or devices, cut to what a page has room for. */
  static String words(String text) {
    return PrintableText.cut(PrintableText.line(text), LONGEST);
  }
}
