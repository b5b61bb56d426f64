package org.wwep.emulator.report;

import java.time.Duration;
import java.util.Optional;
import org.wwep.device.trace.SerialConsole;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.protocol.ErrorReply;

/**
 * A run as a person reads it on the console: one line for each event that matters.
 *
 * <p><b>Shape</b>: {@code > 0.500000 step 3 press}: a mark, the time, who, what. The mark is {@code
 * >} for a step, {@code !} for trouble and faults, {@code X} for what failed the run. Raw edges,
 * states and bytes are left out; the event log has them. <b>Units</b>: seconds since the world
 * began.
 *
 * @param colour whether to colour it, for terminals; without, it is plain text
 */
public record Transcript(boolean colour) {
  private static final int WHO = 8;

  /** Returns the whole of a run; every line ends with a line feed. */
  public String text(RunResult result) {
    StringBuilder text = new StringBuilder(heading(result)).append('\n');
    for (TimelineEntry timelineEntry : new RunTimeline(result).entries()) {
      line(timelineEntry).ifPresent(line -> text.append(line).append('\n'));
    }
    return text.append(ending(result)).toString();
  }

  /** Returns the line that says what is run. */
  public String heading(RunResult result) {
    return paint(
        Mark.STEP,
        "%s \"%s\" on %s, seed %d, run %d"
            .formatted(
                PrintableText.line(result.scenario().file()),
                PrintableText.line(result.scenario().name()),
                result.rig(),
                result.seed(),
                result.repetition()));
  }

  /** Returns the lines that say how it ended: the verdict, and if it failed, why and how again. */
  public String ending(RunResult result) {
    boolean passed = result.verdict() == RunResult.Verdict.PASSED;
    String verdict =
        "%s in %s s".formatted(result.verdict().word(), seconds(result.took()).strip());
    String failure = result.failure();
    if (passed || failure == null) {
      return paint(passed ? Mark.GOOD : Mark.FAILED, verdict) + "\n";
    }
    return paint(Mark.FAILED, verdict + ": " + PrintableText.line(failure))
        + "\nagain: "
        + PrintableText.line(result.reproduce())
        + "\n";
  }

  /** Returns the line of an entry, without its end, if a person wants to see it. */
  public Optional<String> line(TimelineEntry timelineEntry) {
    return switch (timelineEntry.what()) {
      case TimelineEvent.DeviceEvent(_, TraceEvent event) ->
          device(event).map(message -> message.line(timelineEntry));
      case TimelineEvent.ServerEvent(var transaction) ->
          transaction.reply() instanceof ErrorReply
              ? Optional.of(
                  line(Mark.TROUBLE, timelineEntry, timelineEntry.source(), transaction.line()))
              : Optional.empty();
      case TimelineEvent.FaultEvent _, TimelineEvent.FaultHitsEvent _, TimelineEvent.PowerEvent _ ->
          Optional.of(
              line(
                  Mark.TROUBLE,
                  timelineEntry,
                  timelineEntry.source(),
                  EventLog.words(timelineEntry.what())));
      case TimelineEvent.CoprocessorEvent(String words) ->
          Optional.of(line(Mark.NONE, timelineEntry, timelineEntry.source(), words));
      case TimelineEvent.LatencyEvent _, TimelineEvent.BenchEvent _ ->
          Optional.of(
              line(
                  Mark.NONE,
                  timelineEntry,
                  timelineEntry.source(),
                  EventLog.words(timelineEntry.what())));
      case TimelineEvent.StepEvent stepEvent -> step(timelineEntry, stepEvent);
      case TimelineEvent.NetworkEvent _, TimelineEvent.GaugeEvent _ -> Optional.empty();
    };
  }

  private Optional<String> step(TimelineEntry timelineEntry, TimelineEvent.StepEvent stepEvent) {
    String who = "step " + stepEvent.number();
    return switch (stepEvent.phase()) {
      case BEGUN -> Optional.of(line(Mark.STEP, timelineEntry, who, stepEvent.text()));
      case PASSED -> Optional.empty();
      case FAILED ->
          Optional.of(line(Mark.FAILED, timelineEntry, who, "failed: " + stepEvent.text()));
    };
  }

  private Optional<Message> device(TraceEvent event) {
    return switch (event) {
      case TraceEvent.Debounced e ->
          said(Mark.NONE, e.part() + (e.pressed() ? " pressed" : " released"));
      case TraceEvent.PressAcknowledged e ->
          said(Mark.NONE, "Acknowledged press " + e.press() + " " + e.frame().frame());
      case TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.AttemptFailed _,
          TraceEvent.GaveUp _,
          TraceEvent.FirmwareMisused _,
          TraceEvent.FirmwareFaulted _ ->
          SerialConsole.text(event).flatMap(text -> said(Mark.TROUBLE, text));
      case TraceEvent.Booted _,
          TraceEvent.ServerResolved _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.LedSet _,
          TraceEvent.LinkSecured _,
          TraceEvent.LinePrinted _,
          TraceEvent.MessageSent _,
          TraceEvent.ResponseReceived _ ->
          SerialConsole.text(event).flatMap(text -> said(Mark.NONE, text));
      case TraceEvent.RawEdge _, TraceEvent.StateChanged _, TraceEvent.ConnectionOpened _ ->
          Optional.empty();
    };
  }

  private Optional<Message> said(Mark mark, String text) {
    return Optional.of(
        timelineEntry -> line(mark, timelineEntry, EventLog.source(timelineEntry), text));
  }

  private String line(Mark mark, TimelineEntry timelineEntry, String who, String text) {
    String padded = who + " ".repeat(Math.max(0, WHO - who.length()));
    return paint(
        mark,
        "%s %s %s %s"
            .formatted(mark.sign, seconds(timelineEntry.at()), padded, PrintableText.line(text)));
  }

  /** Returns a time to the microsecond: nobody reads on from there. */
  private static String seconds(Duration at) {
    String exact = EventLog.seconds(at);
    return " ".repeat(Math.max(0, 14 - exact.length())) + exact.substring(0, exact.length() - 3);
  }

  private String paint(Mark mark, String text) {
    return colour && !mark.code.isEmpty() ? "\u001b[" + mark.code + "m" + text + "\u001b[0m" : text;
  }

  /** What a device said, to be put on a line. */
  private interface Message {
    String line(TimelineEntry timelineEntry);
  }

  /** How a line stands out: by its first character, and by its colour. */
  private enum Mark {
    NONE(" ", ""),
    STEP(">", "1"),
    TROUBLE("!", "33"),
    FAILED("X", "1;31"),
    GOOD(" ", "32");

    private final String sign;
    private final String code;

    Mark(String sign, String code) {
      this.sign = sign;
      this.code = code;
    }
  }
}
