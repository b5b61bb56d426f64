package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.net.TerminalText;

/** What authors, devices and peers say stands in no report as they wrote it. */
class ForeignReportTextTest {
  private static final String WORDS =
      "a\u001b[31m\u0007\r\nFORGED\u0085\u2028FORGED\u202eesrever\u200b\u0000z";

  @TempDir private Path dir = Path.of("");

  @Test
  void no_report_has_them_raw() throws Exception {
    RunResult failed = SimulatedRun.failed();
    Timeline timeline = new Timeline(Instant.EPOCH);
    timeline.add(
        Instant.EPOCH,
        "dev1",
        new TimelineEvent.DeviceEvent(
            "", new TraceEvent.LinePrinted(Instant.EPOCH, WORDS + "x".repeat(100_000))));
    failed.timeline().entries().forEach(e -> timeline.add(Instant.EPOCH, e.source(), e.what()));
    RunResult told = SampleRuns.retold(failed, timeline, WORDS);
    assertThat(new Reports(null, null, null, dir).write(List.of(told))).isEmpty();
    try (Stream<Path> files = Files.walk(dir)) {
      List<Path> reports = files.filter(Files::isRegularFile).toList();
      assertThat(reports).hasSize(7);
      for (Path report : reports) {
        String text = Files.readString(report, StandardCharsets.UTF_8);
        assertThat(text.codePoints().filter(c -> c != '\n' && !TerminalText.isShown(c)).toArray())
            .as(report.getFileName().toString())
            .isEmpty();
        assertThat(text.lines()).as(report + "").noneMatch(line -> line.startsWith("FORGED"));
      }
    }
  }
}
