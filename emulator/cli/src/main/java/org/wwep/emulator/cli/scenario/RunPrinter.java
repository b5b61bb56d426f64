package org.wwep.emulator.cli.scenario;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.TextColour;
import org.wwep.emulator.report.FailureReport;
import org.wwep.emulator.report.ResultJson;
import org.wwep.emulator.report.Transcript;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.Rig;
import org.wwep.net.TerminalText;

/** What the console says of each run, and of all. */
final class RunPrinter {
  private static final int LAST = 12;
  private static final int LONGEST = 4000;

  private final LineWriter out;
  private final boolean json;
  private final boolean verbose;
  private final boolean styled;
  private final Transcript transcript = new Transcript(false);
  private final InstantSource clock = InstantSource.system();

  /**
   * Makes one.
   *
   * @param styled whether verdicts have colours, on a terminal
   */
  RunPrinter(LineWriter out, boolean json, boolean verbose, boolean styled) {
    this.out = out;
    this.json = json;
    this.verbose = verbose;
    this.styled = styled;
  }

  private static TextColour colour(RunResult.Verdict verdict) {
    return switch (verdict) {
      case PASSED -> TextColour.GREEN;
      case FLAKY, INTERRUPTED -> TextColour.YELLOW;
      case FAILED, MISSED, TIMED_OUT, BROKEN -> TextColour.RED;
    };
  }

  void print(RunResult result) {
    if (json) {
      out.json(ResultJson.run(clock.instant(), result).end());
      return;
    }
    out.line(colour(result.verdict()).ifStyled(styled), heading(result));
    List<String> transcript = transcript(result);
    int from = verbose ? 0 : Math.max(0, transcript.size() - LAST);
    if (verbose || !result.verdict().isPass()) {
      transcript.subList(from, transcript.size()).forEach(line -> out.line("  " + line));
    }
    result
        .sometimes()
        .forEach(
            (label, seen) ->
                out.line("  sometimes: " + shown(label) + (seen ? ": seen" : ": not seen")));
    if (result.failure() != null) {
      FailureReport.of(result)
          .map(FailureReport::lines)
          .orElseGet(() -> List.of(String.valueOf(result.failure())))
          .forEach(line -> out.line("  " + shown(line)));
      out.line("  again: " + shown(result.reproduce()));
    }
  }

  private static String heading(RunResult result) {
    return "%s %s (%s, seed %d, %s)"
        .formatted(
            result.verdict().word(),
            shown(result.scenario().file()),
            result.rig(),
            result.seed(),
            times(result));
  }

  /** A file's name, a step's and what a device said are somebody else's words. */
  private static String shown(String text) {
    return TerminalText.of(text, LONGEST);
  }

  /** Names again what did not pass, where that has scrolled away on a terminal. */
  private void recap(List<RunResult> results) {
    List<RunResult> bad = results.stream().filter(result -> !result.verdict().isPass()).toList();
    if (styled && results.size() > 1 && !bad.isEmpty()) {
      out.line(TextColour.BOLD, bad.size() == 1 ? "did not pass:" : bad.size() + " did not pass:");
      for (RunResult result : bad) {
        out.line(colour(result.verdict()), "  " + heading(result));
        FailureReport.of(result)
            .ifPresent(
                report ->
                    out.line(shown("    expected " + report.expected() + ", was " + report.was())));
        out.line("    again: " + shown(result.reproduce()));
      }
    }
  }

  /** Prints the last line. */
  void summary(List<RunResult> results) {
    if (!json) {
      recap(results);
      String counts = counts(results.stream().map(RunResult::verdict).toList());
      boolean passed = results.stream().allMatch(result -> result.verdict().isPass());
      TextColour colour = passed ? TextColour.GREEN : TextColour.RED;
      out.line(colour.ifStyled(styled), counts);
    }
  }

  /** Returns how many runs there were, and how they ended. */
  static String counts(List<RunResult.Verdict> verdicts) {
    String all = verdicts.size() + (verdicts.size() == 1 ? " run" : " runs");
    String counts =
        Stream.of(RunResult.Verdict.values())
            .map(verdict -> count(verdicts, verdict))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return all + (counts.isEmpty() ? "" : ": " + counts);
  }

  private static String count(List<RunResult.Verdict> verdicts, RunResult.Verdict verdict) {
    long count = verdicts.stream().filter(one -> one == verdict).count();
    String word =
        switch (verdict) {
          case PASSED -> "passed";
          case FLAKY -> "flaky";
          case FAILED -> "failed";
          case MISSED -> "missed";
          case TIMED_OUT -> "timed out";
          case BROKEN -> count == 1 ? "error" : "errors";
          case INTERRUPTED -> "interrupted";
        };
    return count == 0 ? "" : count + " " + word;
  }

  private List<String> transcript(RunResult result) {
    return result.timeline().entries().stream()
        .map(transcript::line)
        .<String>mapMulti(Optional::ifPresent)
        .flatMap(String::lines)
        .toList();
  }

  private static String times(RunResult result) {
    long tenths = result.real().plusMillis(50).toMillis() / 100;
    return (result.rig() == Rig.SIM ? "%s s simulated, %d.%d s real" : "%s s, %d.%d s in all")
        .formatted(seconds(result.took()), tenths / 10, tenths % 10);
  }

  private static String seconds(Duration took) {
    return "%d.%03d".formatted(took.getSeconds(), took.getNano() / 1_000_000);
  }
}
