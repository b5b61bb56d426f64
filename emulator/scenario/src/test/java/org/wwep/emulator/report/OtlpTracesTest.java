package org.wwep.emulator.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wwep.device.machine.Failure;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

class OtlpTracesTest {
  private static final WriteRequest FRAME = new WriteRequest(new DeviceId(3), 5, 1);
  private static final Failure REFUSED = new Failure(Failure.Kind.CONNECT_FAILED, "refused");
  private static final long MILLI = 1_000_000L;

  private final Timeline timeline = new Timeline(Instant.EPOCH);

  private void at(int millis, Function<Instant, TraceEvent> event) {
    Instant at = Instant.EPOCH.plus(Duration.ofMillis(millis));
    timeline.add(at, "dev1", new TimelineEvent.DeviceEvent(event.apply(at)));
  }

  private void state(int millis, String from, String to, String by) {
    at(millis, at -> new TraceEvent.StateChanged(at, from, to, by));
  }

  private void press(int millis) {
    at(millis, at -> new TraceEvent.RawEdge(at, "btn1", Level.LOW));
    at(millis + 2, at -> new TraceEvent.Debounced(at, "btn1", true));
    at(millis + 3, at -> new TraceEvent.LedSet(at, "led1", true));
  }

  /** Reads what a run's presses are, as a collector reads them. */
  private static ExportTraceServiceRequest request(RunResult run) throws Exception {
    String line = OtlpTraces.lines(List.of(run)).getFirst();
    assertThat(line).doesNotContain("\n");
    Map<?, ?> json = JsonReader.object(JsonReader.read(line.getBytes(UTF_8)));
    return OtlpMessage.fill(ExportTraceServiceRequest.newBuilder(), json).build();
  }

  private static List<Span> spans(RunResult run) throws Exception {
    List<Span> spans = new ArrayList<>();
    for (ResourceSpans service : request(run).getResourceSpansList()) {
      service.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
    }
    return spans;
  }

  /** A span in a few words: its name, from when to when in milliseconds, and how it ended. */
  private static String words(Span span) {
    String status =
        switch (span.getStatus().getCode()) {
          case STATUS_CODE_OK -> " ok";
          case STATUS_CODE_ERROR -> " " + span.getStatus().getMessage();
          case STATUS_CODE_UNSET, UNRECOGNIZED -> "";
        };
    return "%s %d-%d%s"
        .formatted(
            span.getName(),
            span.getStartTimeUnixNano() / MILLI,
            span.getEndTimeUnixNano() / MILLI,
            status);
  }

  @Test
  void a_press_is_told_from_its_edge_to_the_reply_with_each_attempt() throws Exception {
    press(10);
    state(13, "Idle", "Connecting", "ButtonPressed");
    at(20, at -> new TraceEvent.AttemptFailed(at, FRAME, 1, 3, REFUSED, null));
    state(20, "Connecting", "BackingOff", "ConnectFailed");
    state(30, "BackingOff", "Connecting", "BackOffOver");
    state(32, "Connecting", "Securing", "Connected");
    at(40, at -> new TraceEvent.LinkSecured(at, "TLS 1.3"));
    at(41, at -> new TraceEvent.MessageSent(at, FRAME));
    at(50, at -> new TraceEvent.ResponseReceived(at, "A0003050001"));
    at(50, at -> new TraceEvent.PressAcknowledged(at, 1, FRAME));
    assertThat(spans(SampleRuns.of(timeline, PartsSpec.DEFAULT)))
        .extracting(OtlpTracesTest::words)
        .containsExactly(
            "press 10-50 ok",
            "debounce 10-12",
            "led 12-13",
            "queue 12-13",
            "attempt 1 13-20 ConnectFailed",
            "connect 13-20 ConnectFailed",
            "back off 1 20-30",
            "attempt 2 30-50 ok",
            "connect 30-32",
            "tls 32-40",
            "frame 40-41",
            "reply 41-50");
  }

  @Test
  void a_press_that_is_given_up_lost_or_under_way_says_so() throws Exception {
    press(10);
    state(12, "Idle", "Connecting", "ButtonPressed");
    at(20, at -> new TraceEvent.GaveUp(at, FRAME, 1, REFUSED));
    press(30);
    timeline.add(Instant.EPOCH.plusMillis(34), "dev1", new TimelineEvent.PowerEvent(false));
    timeline.add(Instant.EPOCH.plusMillis(35), "dev1", new TimelineEvent.PowerEvent(true));
    press(40);
    assertThat(spans(SampleRuns.of(timeline, PartsSpec.DEFAULT)))
        .filteredOn(span -> span.getName().equals("press"))
        .extracting(OtlpTracesTest::words)
        .containsExactly(
            "press 10-20 ConnectFailed", "press 30-34 lost with the power", "press 40-100");
  }

  @Test
  void every_part_lies_within_what_it_is_a_part_of() throws Exception {
    List<Span> spans = spans(SimulatedRun.failed());
    Map<ByteString, Span> byId =
        spans.stream().collect(Collectors.toMap(Span::getSpanId, Function.identity()));
    Set<String> names = new TreeSet<>();
    for (Span span : spans) {
      names.add(span.getName());
      assertThat(span.getTraceId().size()).isEqualTo(16);
      assertThat(span.getSpanId().size()).isEqualTo(8);
      assertThat(span.getEndTimeUnixNano()).isGreaterThanOrEqualTo(span.getStartTimeUnixNano());
      if (span.getName().equals("press")) {
        assertThat(span.getParentSpanId().isEmpty()).isTrue();
      } else {
        Span parent = Objects.requireNonNull(byId.get(span.getParentSpanId()), words(span));
        assertThat(parent.getTraceId()).isEqualTo(span.getTraceId());
        assertThat(span.getStartTimeUnixNano())
            .as(words(span))
            .isBetween(parent.getStartTimeUnixNano(), parent.getEndTimeUnixNano());
        assertThat(span.getEndTimeUnixNano())
            .as(words(span))
            .isLessThanOrEqualTo(parent.getEndTimeUnixNano());
      }
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "press", "debounce", "led", "queue", "attempt 1", "connect", "tls", "frame", "reply");
    assertThat(spans.getFirst().getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_OK);
  }

  @Test
  void a_device_is_a_service_and_says_which_run_it_was_in() throws Exception {
    ResourceSpans service = request(SimulatedRun.failed()).getResourceSpans(0);
    Map<String, String> told =
        service.getResource().getAttributesList().stream()
            .collect(
                Collectors.toMap(
                    one -> one.getKey(),
                    one ->
                        one.getValue().hasIntValue()
                            ? one.getValue().getIntValue() + ""
                            : one.getValue().getStringValue()));
    assertThat(told)
        .containsEntry("service.name", "dev1")
        .containsEntry("wwep.scenario", "press.yaml")
        .containsEntry("wwep.seed", "1")
        .containsEntry("wwep.verdict", "FAIL");
  }

  @Test
  void ids_are_those_of_the_seed_and_stand_in_the_event_log() throws Exception {
    RunResult run = SimulatedRun.failed();
    assertThat(OtlpTraces.lines(List.of(SimulatedRun.failed())))
        .isEqualTo(OtlpTraces.lines(List.of(run)));
    Set<String> traces = new TreeSet<>();
    for (Span span : spans(run)) {
      traces.add(HexFormat.of().formatHex(span.getTraceId().toByteArray()));
    }
    assertThat(traces).hasSize(3);
    for (Span span : spans(SimulatedRun.tell(2, "Another seed", true))) {
      assertThat(traces).doesNotContain(HexFormat.of().formatHex(span.getTraceId().toByteArray()));
    }
    assertThat(EventLogFile.text(List.of(run)).lines().filter(line -> line.startsWith("# trace ")))
        .hasSize(3)
        .allSatisfy(line -> assertThat(traces).contains(line.replaceAll(".* ", "")));
    assertThat(FailureReport.of(run).orElseThrow().press())
        .satisfies(press -> assertThat(traces).contains(press.trace()));
  }

  @Test
  void a_run_without_presses_has_no_line() {
    assertThat(OtlpTraces.lines(List.of(SampleRuns.of(timeline, PartsSpec.DEFAULT)))).isEmpty();
  }
}
