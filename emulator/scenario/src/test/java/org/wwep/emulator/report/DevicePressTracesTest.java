package org.wwep.emulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.wwep.device.DeviceConfig;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.hal.Level;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

class DevicePressTracesTest {
  private static final Instant BEGINNING = Instant.ofEpochSecond(1_000);
  private static final WriteRequest FRAME = new WriteRequest(new DeviceId(0xFAC), 5, 1);

  private final List<String> lines = new ArrayList<>();

  private DevicePressTraces traces(boolean tellsItself) {
    return new DevicePressTraces(
        BEGINNING, "run", DeviceConfig.Parts.DEFAULT, tellsItself, lines::add);
  }

  private static void at(Trace trace, int millis, Function<Instant, TraceEvent> event) {
    trace.record(event.apply(BEGINNING.plus(Duration.ofMillis(millis))));
  }

  private static void press(DevicePressTraces traces, int millis) {
    at(traces, millis, at -> new TraceEvent.RawEdge(at, "btn1", Level.LOW));
    at(traces, millis + 2, at -> new TraceEvent.Debounced(at, "btn1", true));
    at(traces, millis + 3, at -> new TraceEvent.LedSet(at, "led1", true));
    at(traces, millis + 4, at -> new TraceEvent.MessageSent(at, FRAME));
  }

  @Test
  void a_press_is_told_once_it_is_done_with_and_not_before() {
    DevicePressTraces traces = traces(true);
    press(traces, 10);
    assertThat(lines).isEmpty();
    at(traces, 20, at -> new TraceEvent.ResponseReceived(at, "A0FAC050001"));
    assertThat(lines).isEmpty();
    at(traces, 20, at -> new TraceEvent.PressAcknowledged(at, 1, FRAME));
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("1000010000000", "1000020000000", "acknowledged", "\"name\":\"frame\"");
  }

  @Test
  void firmware_that_does_not_tell_is_done_with_its_press_at_the_echo() {
    DevicePressTraces traces = traces(false);
    press(traces, 10);
    at(traces, 20, at -> new TraceEvent.ResponseReceived(at, "A0FAC050001"));
    assertThat(lines).hasSize(1);
  }

  @Test
  void what_is_under_way_at_the_end_is_told_then() {
    DevicePressTraces traces = traces(true);
    press(traces, 10);
    press(traces, 30);
    traces.end(BEGINNING.plusMillis(50));
    assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("\"open\""));
    traces.end(BEGINNING.plusMillis(60));
    assertThat(lines).hasSize(2);
  }
}
