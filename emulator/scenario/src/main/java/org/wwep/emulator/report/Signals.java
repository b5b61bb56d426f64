package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.report.Signal.Kind;
import org.wwep.emulator.scenario.BoardParts;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;

/**
 * The signals of a run: for each device its pins and LEDs, its firmware's state, and what it
 * counts.
 *
 * <p><b>Shape</b>: every button has {@code btn1_pin}, the level on the wire, and {@code btn1},
 * whether it is held as the firmware sees it. A device with two clients has two states, {@code
 * state} and {@code state2}.
 */
final class Signals {
  static final String OFF = "Off";

  private final RunTimeline runTimeline;
  private final Map<String, SignalBuilder> signals = new LinkedHashMap<>();

  private Signals(RunTimeline runTimeline) {
    this.runTimeline = runTimeline;
  }

  /** Reads the signals, those of a device together. */
  static List<Signal> of(RunTimeline runTimeline) {
    Signals signals = new Signals(runTimeline);
    runTimeline.devices().forEach(signals::declare);
    runTimeline.entries().forEach(signals::read);
    List<String> scopes =
        signals.signals.values().stream().map(signal -> signal.scope).distinct().toList();
    return scopes.stream()
        .flatMap(
            scope ->
                signals.signals.values().stream()
                    .filter(signal -> signal.scope.equals(scope))
                    .map(SignalBuilder::grown))
        .toList();
  }

  private void declare(String device) {
    List<PartsSpec> parts = runTimeline.parts(device);
    BoardParts board = runTimeline.board(device);
    int most = Math.max(board.buttons().size(), board.leds().size());
    for (int i = 0; i < most; i++) {
      if (i < board.buttons().size()) {
        pin(device, board.buttons().get(i).id());
        signal(device, board.buttons().get(i).id(), Kind.BIT, "0");
      }
      if (i < board.leds().size()) {
        signal(device, board.leds().get(i).id(), Kind.BIT, "0");
      }
    }
    for (int client = 1; runTimeline.hasStates(device) && client <= parts.size(); client++) {
      state(device, client);
    }
  }

  private SignalBuilder state(String device, int client) {
    return signal(device, client == 1 ? "state" : "state" + client, Kind.WORD, OFF);
  }

  // Buttons are wired to ground: the line is high while nobody presses.
  private SignalBuilder pin(String device, String button) {
    return signal(device, button + "_pin", Kind.BIT, "1");
  }

  private SignalBuilder signal(String scope, String name, Kind kind, String initial) {
    return signals.computeIfAbsent(
        scope + "\n" + name, _ -> new SignalBuilder(scope, name, kind, initial));
  }

  private void read(TimelineEntry timelineEntry) {
    long at = RunTimeline.nanos(timelineEntry.at());
    String source = timelineEntry.source();
    switch (timelineEntry.what()) {
      case TimelineEvent.DeviceEvent(String client, TraceEvent event) ->
          read(at, source, client, event);
      case TimelineEvent.GaugeEvent(String name, int value) ->
          signal(source, name, Kind.COUNT, "0").change(at, Integer.toString(value));
      case TimelineEvent.PowerEvent(boolean on) -> {
        if (source.equals(ServerSpec.ID)) {
          signal(source, "power", Kind.BIT, "1").change(at, bit(on));
        }
      }
      case TimelineEvent.ServerEvent _,
          TimelineEvent.NetworkEvent _,
          TimelineEvent.CoprocessorEvent _,
          TimelineEvent.BenchEvent _,
          TimelineEvent.FaultEvent _,
          TimelineEvent.FaultHitsEvent _,
          TimelineEvent.LatencyEvent _,
          TimelineEvent.StepEvent _ -> {}
    }
  }

  private void read(long at, String device, String client, TraceEvent event) {
    switch (event) {
      case TraceEvent.RawEdge e -> pin(device, e.part()).change(at, bit(e.level() == Level.HIGH));
      case TraceEvent.Debounced e ->
          signal(device, e.part(), Kind.BIT, "0").change(at, bit(e.pressed()));
      case TraceEvent.LedSet e -> signal(device, e.part(), Kind.BIT, "0").change(at, bit(e.lit()));
      case TraceEvent.StateChanged e -> state(device, number(device, client)).change(at, e.to());
      case TraceEvent.Booted _,
          TraceEvent.ServerResolved _,
          TraceEvent.PartFailed _,
          TraceEvent.PartBack _,
          TraceEvent.NameAsked _,
          TraceEvent.NameAnswered _,
          TraceEvent.LinkSecured _,
          TraceEvent.ConnectionOpened _,
          TraceEvent.LinePrinted _,
          TraceEvent.FirmwareMisused _,
          TraceEvent.FirmwareFaulted _,
          TraceEvent.MessageSent _,
          TraceEvent.ResponseReceived _,
          TraceEvent.PressAcknowledged _,
          TraceEvent.AttemptFailed _,
          TraceEvent.GaveUp _ -> {}
    }
  }

  /** Returns which client it is, from 1. */
  private int number(String device, String client) {
    List<PartsSpec> parts = runTimeline.parts(device);
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).button().equals(client)) {
        return i + 1;
      }
    }
    return 1;
  }

  private static String bit(boolean one) {
    return one ? "1" : "0";
  }

  /** A signal as it is read. */
  private static final class SignalBuilder {
    private final String scope;
    private final String name;
    private final Kind kind;
    private final String initial;
    private final List<Signal.Change> changes = new ArrayList<>();
    private String value;

    SignalBuilder(String scope, String name, Kind kind, String initial) {
      this.scope = scope;
      this.name = name;
      this.kind = kind;
      this.initial = initial;
      this.value = initial;
    }

    void change(long at, String to) {
      if (!to.equals(value)) {
        value = to;
        changes.add(new Signal.Change(at, to));
      }
    }

    Signal grown() {
      return new Signal(scope, name, kind, initial, changes);
    }
  }
}
