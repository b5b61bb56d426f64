package org.wwep.emulator.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;
import org.wwep.net.Endpoint;
import org.wwep.protocol.AckReply;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.Transaction;

/**
 * The page of a run with a hundred thousand entries: what it costs to open is what a browser reads
 * and builds, and both are counted here. {@code bench/report} tells how long that takes.
 */
@Tag("slow")
class LongRunPageTest {
  private static final int ENTRIES = 100_000;
  private static final int BYTES_AN_ENTRY = 45;
  private static final int MOST_NODES = 2_500;
  private static final int MOST_NODES_OF_THE_WHOLE = 6_000;
  private static final String NODES = "document.getElementsByTagName('*').length";
  private static final RunResult RUN =
      SampleRuns.retold(SimulatedRun.failed(), timeline(), "a long run");

  @TempDir private Path dir = Path.of("");

  @BeforeEach
  void there_is_a_browser() {
    assumeTrue(SystemTool.find("chromium").isPresent(), "needs chromium");
  }

  private Browser open() throws IOException {
    Path page = Files.writeString(dir.resolve("run.html"), HtmlPage.text(RUN));
    return Browser.open(SystemTool.find("chromium").orElseThrow(), page, 1400, 900);
  }

  private static double number(Browser browser, String expression) throws IOException {
    return Double.parseDouble(browser.eval(expression));
  }

  @Test
  void its_data_is_read_in_columns() {
    assertThat(HtmlPage.text(RUN).getBytes(UTF_8).length).isLessThan(ENTRIES * BYTES_AN_ENTRY);
  }

  @Test
  void only_what_is_seen_is_built() throws Exception {
    try (Browser browser = open()) {
      assertThat(browser.eval("document.getElementById('event-count').textContent"))
          .isEqualTo(Integer.toString(ENTRIES));
      assertThat(number(browser, NODES)).isLessThan(MOST_NODES);
      browser.key("0");
      assertThat(number(browser, NODES)).isLessThan(MOST_NODES_OF_THE_WHOLE);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void its_last_event_is_found_and_scrolled_to() throws Exception {
    try (Browser browser = open()) {
      browser.eval("$('filter').value = 'reply #99999'; filterEvents()");
      assertThat(browser.eval("$('event-count').textContent")).isEqualTo("1 of " + ENTRIES);
      browser.key("/");
      browser.key("Enter");
      assertThat(browser.eval("$('log-rows').textContent")).contains("reply #99999");
      browser.eval("$('filter').value = ''; filterEvents(); toEvent(data.end)");
      browser.settle();
      assertThat(browser.eval("$('log-rows').lastChild.textContent")).contains("reply #99999");
      assertThat(browser.eval("$('cursor').textContent")).isEqualTo("99.999000000 s");
    }
  }

  private static Timeline timeline() {
    Timeline timeline = new Timeline(Instant.EPOCH);
    for (int i = 0; i < ENTRIES; i++) {
      Instant at = Instant.EPOCH.plus(Duration.ofMillis(i));
      timeline.add(at, "dev1", event(i, at));
    }
    return timeline;
  }

  private static TimelineEvent event(int i, Instant at) {
    int round = i / 8;
    return switch (i % 8) {
      case 0, 4 ->
          new TimelineEvent.DeviceEvent(
              new TraceEvent.RawEdge(at, "btn1", i % 8 == 0 ? Level.LOW : Level.HIGH));
      case 1 -> new TimelineEvent.GaugeEvent("sockets", round % 7);
      case 2 ->
          new TimelineEvent.DeviceEvent(
              new TraceEvent.StateChanged(at, "Idle", round % 2 == 0 ? "Sending" : "Idle", "x"));
      case 3 -> new TimelineEvent.FaultEvent("f", "latency", round % 2 == 0);
      case 5 ->
          new TimelineEvent.ServerEvent(
              new Transaction(
                  round,
                  at,
                  Endpoint.loopback(4000),
                  "open",
                  "W0323050001",
                  new AckReply(new DeviceId(0x0323), 5, 1)));
      default -> new TimelineEvent.DeviceEvent(new TraceEvent.ResponseReceived(at, "reply #" + i));
    };
  }
}
