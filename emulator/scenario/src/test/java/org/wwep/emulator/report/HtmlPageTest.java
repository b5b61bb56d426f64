package org.wwep.emulator.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;

class HtmlPageTest {
  private static final int MIB = 1 << 20;
  private static final RunResult RUN = SimulatedRun.failed();

  // A page is long: what is asserted is not the page, lest a failure print it.
  private static long count(String page, String part) {
    return page.split(java.util.regex.Pattern.quote(part), -1).length - 1L;
  }

  @Test
  void the_same_run_gives_the_same_bytes() {
    assertThat(HtmlPage.text(SimulatedRun.failed()).equals(HtmlPage.text(RUN))).isTrue();
  }

  @Test
  void words_of_the_author_are_data() {
    String words = "</script><script>alert(1)</script><!-- @data@ @style@ ' \" \u2028";
    String page = HtmlPage.text(SampleRuns.retold(RUN, RUN.timeline(), words));
    assertThat(count(page, "</script>")).isEqualTo(2);
    assertThat(count(page, "<script")).isEqualTo(2);
    assertThat(count(page, "<style")).isEqualTo(1);
    assertThat(count(page, "<!--") + count(page, "\u2028")).isZero();
  }

  @Test
  void nothing_is_fetched_from_anywhere() {
    String page = HtmlPage.text(RUN);
    for (String way : List.of("src=", "href=", "@import", "url(", "fetch(", "XMLHttpRequest")) {
      assertThat(count(page, way)).as(way).isZero();
    }
    assertThat(count(page, "default-src 'none'")).isEqualTo(1);
    assertThat(count(page, "unsafe-inline")).isZero();
  }

  @Test
  void five_thousand_entries_fit_whole() {
    String page = HtmlPage.text(SampleRuns.retold(RUN, busy(5_000, "x".repeat(20)), "busy"));
    assertThat(page.getBytes(UTF_8).length).isLessThan(MIB);
    assertThat(count(page, "\"skipped\":0,")).isEqualTo(1);
  }

  @Test
  void of_too_long_a_run_the_last_part_is_shown() {
    String page =
        HtmlPage.text(SampleRuns.retold(RUN, busy(60_000, "\ud83d\ude00".repeat(90)), "busy"));
    assertThat(page.getBytes(UTF_8).length).isBetween(4 * MIB, 14 * MIB);
    assertThat(count(page, "\"skipped\":0,")).isZero();
    assertThat(count(page, "#59999")).isEqualTo(1);
  }

  private static Timeline busy(int entries, String words) {
    Timeline timeline = new Timeline(Instant.EPOCH);
    for (int i = 0; i < entries; i++) {
      Instant at = Instant.EPOCH.plus(Duration.ofNanos(123_457L * i));
      timeline.add(
          at,
          "dev1",
          switch (i % 4) {
            case 0 ->
                new TimelineEvent.DeviceEvent(
                    new TraceEvent.RawEdge(at, "btn1", i % 8 == 0 ? Level.LOW : Level.HIGH));
            case 1 -> new TimelineEvent.GaugeEvent("sockets", i % 7);
            case 2 ->
                new TimelineEvent.DeviceEvent(
                    new TraceEvent.StateChanged(at, "Idle", i % 8 == 2 ? "Sending" : "Idle", "x"));
            default ->
                new TimelineEvent.DeviceEvent(new TraceEvent.ResponseReceived(at, "#" + i + words));
          });
    }
    return timeline;
  }
}
