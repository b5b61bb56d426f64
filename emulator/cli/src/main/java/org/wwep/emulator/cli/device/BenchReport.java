package org.wwep.emulator.cli.device;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.wwep.emulator.bench.BenchCheck;
import org.wwep.emulator.bench.LatencySummary;
import org.wwep.emulator.bench.LoopMeasurement;
import org.wwep.emulator.bench.WiringResult;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.json.JsonObject;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.net.TerminalText;
import org.wwep.value.Durations;

/** Prints what was seen of a bench, as a table or as JSON. */
final class BenchReport {
  private static final String ROW = "%-6s %-8s %-8s %-22s %-16s %s";
  private static final int LONGEST = 400;

  private final LineWriter out;
  private final boolean json;
  private final AtomicInteger toCheck = new AtomicInteger();
  private boolean begun;

  BenchReport(LineWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Prints a row, and below it what to check. */
  void row(WiringResult result) {
    if (!result.ok()) {
      toCheck.incrementAndGet();
    }
    if (json) {
      out.line(
          JsonWriter.write(
              new JsonObject()
                  .with("event", "wiring")
                  .with("board", result.board())
                  .with("part", result.part())
                  .with("line", result.line())
                  .with("tried", result.tried())
                  .with("seen", result.seen())
                  .with("ok", result.ok())
                  .with("check", result.ok() ? null : result.advice())
                  .fields()));
      return;
    }
    if (!begun) {
      begun = true;
      out.line(ROW.formatted("", "board", "part", "line", "tried", "seen"));
    }
    out.line(
        ROW.formatted(
            result.ok() ? "ok" : "CHECK",
            shown(result.board()),
            shown(result.part()),
            shown(result.line()),
            result.tried(),
            shown(result.seen())));
    if (!result.ok()) {
      out.line(ROW.formatted("", "", "", "", "", "-> " + shown(result.advice())).stripTrailing());
    }
  }

  /** Prints how the walk ended. */
  void verdict(BenchCheck.BenchVerdict verdict) {
    if (!json) {
      out.line(
          switch (verdict) {
            case OK -> "the wiring is as the file says";
            case TO_CHECK ->
                toCheck.get() == 1 ? "1 part to check" : toCheck.get() + " parts to check";
            case LINE_HELD -> "nothing was tried: another program holds a line";
          });
    }
  }

  /** Prints what a bench adds to a latency, with the line for its file. */
  void calibration(LoopMeasurement loop, LatencySummary summary) {
    Duration median = micros(summary.median());
    if (json) {
      out.line(
          JsonWriter.write(
              new JsonObject()
                  .with("event", "calibration")
                  .with("output", loop.output().toString())
                  .with("input", loop.input().toString())
                  .with("edges", summary.count())
                  .with("latency", Durations.format(median))
                  .with("median-us", micros(summary.median()).toNanos() / 1000)
                  .with("p95-us", micros(summary.p95()).toNanos() / 1000)
                  .with("max-us", micros(summary.max()).toNanos() / 1000)
                  .fields()));
      return;
    }
    out.line(
        "loop      %s to %s: %d edges: median %s, p95 %s, max %s"
            .formatted(
                loop.output(),
                loop.input(),
                summary.count(),
                Durations.format(median),
                Durations.format(micros(summary.p95())),
                Durations.format(micros(summary.max()))));
    out.line("for each board's 'external', so that expect-latency takes it off:");
    out.line("    latency: " + Durations.format(median));
  }

  private static Duration micros(Duration span) {
    return Duration.ofNanos(span.toNanos() / 1000 * 1000);
  }

  private static String shown(String text) {
    return TerminalText.of(text, LONGEST);
  }
}
