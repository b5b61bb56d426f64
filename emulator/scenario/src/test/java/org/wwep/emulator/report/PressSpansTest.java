package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.wwep.device.machine.Failure;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.report.PressSpan.End;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

class PressSpansTest {
  private static final WriteRequest FIRST = new WriteRequest(new DeviceId(3), 5, 1);
  private static final WriteRequest SECOND = new WriteRequest(new DeviceId(3), 6, 1);
  private static final Failure SILENCE = new Failure(Failure.Kind.REPLY_TIMEOUT, "no reply");

  private final Timeline timeline = new Timeline(Instant.EPOCH);

  private void at(int millis, Function<Instant, TraceEvent> event) {
    Instant at = Instant.EPOCH.plus(Duration.ofMillis(millis));
    timeline.add(at, "dev1", new TimelineEvent.DeviceEvent(event.apply(at)));
  }

  private void press(int millis, String button) {
    at(millis, at -> new TraceEvent.RawEdge(at, button, Level.LOW));
    at(millis, at -> new TraceEvent.Debounced(at, button, true));
  }

  private List<PressSpan> spans(PartsSpec... parts) {
    return PressSpans.of(new RunTimeline(SampleRuns.of(timeline, parts)), "dev1");
  }

  private static long nanos(int millis) {
    return millis * 1_000_000L;
  }

  @Test
  void presses_queue_and_each_gets_its_own_reply() {
    press(1, "btn1");
    press(3, "btn1");
    at(5, at -> new TraceEvent.MessageSent(at, FIRST));
    at(6, at -> new TraceEvent.ResponseReceived(at, "A0003050001"));
    at(6, at -> new TraceEvent.PressAcknowledged(at, 1, FIRST));
    at(8, at -> new TraceEvent.MessageSent(at, FIRST));
    List<PressSpan> spans = spans(PartsSpec.DEFAULT);
    assertThat(spans).extracting(PressSpan::end).containsExactly(End.ACKNOWLEDGED, End.OPEN);
    assertThat(spans).extracting(PressSpan::from).containsExactly(nanos(1), nanos(3));
    assertThat(spans.getFirst().to()).isEqualTo(nanos(6));
    assertThat(spans.getFirst().label()).isEqualTo("W0003050001 \u2192 A0003050001");
    assertThat(spans.getFirst().legs())
        .containsEntry(Milestone.SENT, nanos(5))
        .containsEntry(Milestone.REPLIED, nanos(6));
    assertThat(spans.getLast().legs()).containsEntry(Milestone.SENT, nanos(8));
    assertThat(spans.getLast().to()).isEqualTo(nanos(100));
  }

  @Test
  void attempts_are_counted_until_it_is_given_up() {
    press(1, "btn1");
    at(2, at -> new TraceEvent.MessageSent(at, FIRST));
    at(3, at -> new TraceEvent.AttemptFailed(at, FIRST, 1, 2, SILENCE, null));
    at(9, at -> new TraceEvent.GaveUp(at, FIRST, 2, SILENCE));
    PressSpan span = spans(PartsSpec.DEFAULT).getFirst();
    assertThat(span.end()).isEqualTo(End.GIVEN_UP);
    assertThat(span.attempts()).isEqualTo(2);
    assertThat(span.label()).isEqualTo("W0003050001 given up: ReplyTimeout");
    // The second attempt did not come so far as the first.
    assertThat(span.legs()).doesNotContainKey(Milestone.SENT);
  }

  @Test
  void what_was_queued_is_lost_with_the_power() {
    press(1, "btn1");
    timeline.add(Instant.EPOCH.plusMillis(2), "dev1", new TimelineEvent.PowerEvent(false));
    timeline.add(Instant.EPOCH.plusMillis(3), "dev1", new TimelineEvent.PowerEvent(true));
    press(4, "btn1");
    assertThat(spans(PartsSpec.DEFAULT))
        .extracting(PressSpan::label)
        .containsExactly("btn1 press 1 lost with the power", "btn1 press 1 under way");
  }

  @Test
  void two_buttons_are_told_apart_by_their_registers() {
    press(1, "btn1");
    press(2, "btn2");
    at(3, at -> new TraceEvent.MessageSent(at, SECOND));
    at(4, at -> new TraceEvent.ResponseReceived(at, "A0003060001"));
    at(4, at -> new TraceEvent.PressAcknowledged(at, 1, SECOND));
    List<PressSpan> spans = spans(PartsSpec.DEFAULT, PartsSpec.SECOND);
    assertThat(spans)
        .extracting(PressSpan::label)
        .containsExactly("btn1 press 1 under way", "W0003060001 \u2192 A0003060001");
  }

  @Test
  void a_change_that_outlasts_the_bounce_begins_at_its_edge() {
    at(1, at -> new TraceEvent.RawEdge(at, "btn1", Level.LOW));
    at(9, at -> new TraceEvent.Debounced(at, "btn1", true));
    assertThat(spans(PartsSpec.DEFAULT).getFirst().legs())
        .containsEntry(Milestone.EDGE, nanos(1))
        .containsEntry(Milestone.DEBOUNCED, nanos(9));
  }
}
