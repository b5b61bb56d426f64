package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.State;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.Leg;
import org.wwep.emulator.scenario.PartsSpec;

/** Steps on what goes over the link: frames, registers, states, latencies. */
final class LinkCommands {
  /** The labels of the firmware's states, in the order of the state machine. */
  static final List<String> STATES = labels(State.class);

  private final Cast cast;
  private final Times times;

  private LinkCommands(Cast cast, Times times) {
    this.cast = cast;
    this.times = times;
  }

  static void register(Cast cast, Times times, Commands.Registry registry) {
    LinkCommands link = new LinkCommands(cast, times);
    registry.add("wait-frame", null, link::await);
    registry.add("expect-no-frame", null, link::expectNone);
    registry.add("expect-register", null, link::register);
    registry.add("expect-state", "state", link::state);
    registry.add("expect-latency", null, link::latency);
  }

  private Command await(Mapping fields) {
    return new Command.WaitFrame(frame(fields), times.timeout(fields, "within"));
  }

  private Command expectNone(Mapping fields) {
    return new Command.ExpectNoFrame(frame(fields), times.span(fields, "within"));
  }

  private FrameMatch frame(Mapping fields) {
    String device = cast.deviceOrNull(fields);
    PartsSpec parts = cast.parts(fields, device);
    return new FrameMatch(
        device,
        fields.<@Nullable Character>value("command", null, t -> letter(t, "W", "R")),
        fields.<@Nullable Integer>value(
            "register", parts == null ? null : parts.register(), Values.hex(2)),
        fields.<@Nullable Integer>value("value", null, Values.hex(4)),
        fields.<@Nullable Character>value("reply", null, t -> letter(t, "A", "X")));
  }

  private Command register(Mapping fields) {
    String device = cast.device(fields);
    PartsSpec parts = cast.parts(fields, device);
    int usual = (parts == null ? cast.spec(device).parts().getFirst() : parts).register();
    int register = fields.value("register", usual, Values.hex(2));
    boolean absent = fields.value("absent", false, Values::truth);
    if (absent == fields.has("value")) {
      fields.problem(
          fields.at(),
          absent
              ? "give 'value' or 'absent', not both"
              : "'value' is missing, or else 'absent: true'");
    }
    return new Command.ExpectRegister(
        device, register, fields.<@Nullable Integer>value("value", null, Values.hex(4)));
  }

  private Command state(Mapping fields) {
    String device = cast.client(fields);
    String state = fields.required("state", STATES.getFirst(), Values.of(LinkCommands::label));
    Duration within = fields.has("within") ? times.timeout(fields, "within") : Duration.ZERO;
    return new Command.ExpectState(device, state, within);
  }

  private Command latency(Mapping fields) {
    String device = cast.client(fields);
    Leg from = fields.required("from", Leg.EDGE, Values.oneOf(Leg.class));
    Leg to = fields.required("to", Leg.REPLIED, Values.oneOf(Leg.class));
    if (from.compareTo(to) >= 0) {
      fields.problem(
          fields.at("to"), "'" + to + "' does not come after '" + from + "': swap 'from' and 'to'");
    }
    boolean secured = cast.spec(device).links().stream().anyMatch(link -> link.tls() != null);
    if (!secured && (from == Leg.SECURED || to == Leg.SECURED)) {
      fields.problem(
          fields.at(to == Leg.SECURED ? "to" : "from"),
          "'secured' never happens: device '" + device + "' has no TLS, give it 'tls: true'");
    }
    return new Command.ExpectLatency(
        device, from, to, fields.required("max", Duration.ofSeconds(1), Values::span));
  }

  private static Character letter(Tree tree, String one, String other) {
    String text = Values.text(tree);
    if (!text.equals(one) && !text.equals(other)) {
      throw new IllegalArgumentException(
          "expected " + one + " or " + other + ", was '" + Shown.of(text) + "'");
    }
    return text.charAt(0);
  }

  private static String label(String text) {
    if (!STATES.contains(text)) {
      throw new IllegalArgumentException(
          "unknown state '" + Shown.of(text) + "'" + Suggestion.of(text, STATES));
    }
    return text;
  }

  private static List<String> labels(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type.getSimpleName());
    }
    List<String> labels = new ArrayList<>();
    for (Class<?> each : type.getPermittedSubclasses()) {
      labels(each).stream().filter(label -> !labels.contains(label)).forEach(labels::add);
    }
    return labels;
  }
}
