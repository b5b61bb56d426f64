package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.machine.State;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.scenario.PartsSpec;

/** Steps on what goes over the link: frames, registers, states, latencies. */
final class LinkCommands {
  /** The labels of the firmware's states, in the order of the state machine. */
  static final List<String> STATES = labels(State.class);

  private final DeviceIndex deviceIndex;
  private final TimeoutReader timeoutReader;

  private LinkCommands(DeviceIndex deviceIndex, TimeoutReader timeoutReader) {
    this.deviceIndex = deviceIndex;
    this.timeoutReader = timeoutReader;
  }

  static void register(
      DeviceIndex deviceIndex, TimeoutReader timeoutReader, CommandReaders.Registry registry) {
    LinkCommands link = new LinkCommands(deviceIndex, timeoutReader);
    registry.add("wait-frame", null, link::await);
    registry.add("expect-no-frame", null, link::expectNone);
    registry.add("expect-register", null, link::register);
    registry.add("expect-state", "state", link::state);
    registry.add("expect-latency", null, link::latency);
  }

  private Command await(MappingReader fields) {
    return new Command.WaitFrame(frame(fields), timeoutReader.timeout(fields, "within"));
  }

  private Command expectNone(MappingReader fields) {
    return new Command.ExpectNoFrame(frame(fields), timeoutReader.span(fields, "within"));
  }

  private FrameMatch frame(MappingReader fields) {
    String device = deviceIndex.deviceOrNull(fields);
    PartsSpec parts = deviceIndex.parts(fields, device);
    return new FrameMatch(
        device,
        fields.<@Nullable Character>value("command", null, t -> letter(t, "W", "R")),
        fields.<@Nullable Integer>value(
            "register", parts == null ? null : parts.register(), ValueReaders.hex(2)),
        fields.<@Nullable Integer>value("value", null, ValueReaders.hex(4)),
        fields.<@Nullable Character>value("reply", null, t -> letter(t, "A", "X")));
  }

  private Command register(MappingReader fields) {
    String device = deviceIndex.device(fields);
    PartsSpec parts = deviceIndex.parts(fields, device);
    int usual = (parts == null ? deviceIndex.spec(device).parts().getFirst() : parts).register();
    int register = fields.value("register", usual, ValueReaders.hex(2));
    boolean absent = fields.value("absent", false, ValueReaders::truth);
    if (absent == fields.has("value")) {
      fields.problem(
          fields.at(),
          absent
              ? "give 'value' or 'absent', not both"
              : "'value' is missing, or else 'absent: true'");
    }
    return new Command.ExpectRegister(
        device, register, fields.<@Nullable Integer>value("value", null, ValueReaders.hex(4)));
  }

  private Command state(MappingReader fields) {
    String device = deviceIndex.client(fields);
    String state =
        fields.required("state", STATES.getFirst(), ValueReaders.of(LinkCommands::label));
    Duration within =
        fields.has("within") ? timeoutReader.timeout(fields, "within") : Duration.ZERO;
    return new Command.ExpectState(device, state, within);
  }

  private Command latency(MappingReader fields) {
    String device = deviceIndex.client(fields);
    Milestone from = fields.required("from", Milestone.EDGE, ValueReaders.oneOf(Milestone.class));
    Milestone to = fields.required("to", Milestone.REPLIED, ValueReaders.oneOf(Milestone.class));
    if (from.compareTo(to) >= 0) {
      fields.problem(
          fields.at("to"), "'" + to + "' does not come after '" + from + "': swap 'from' and 'to'");
    }
    boolean secured =
        deviceIndex.spec(device).links().stream().anyMatch(link -> link.tls() != null);
    if (!secured && (from == Milestone.SECURED || to == Milestone.SECURED)) {
      fields.problem(
          fields.at(to == Milestone.SECURED ? "to" : "from"),
          "'secured' never happens: device '" + device + "' has no TLS, give it 'tls: true'");
    }
    return new Command.ExpectLatency(
        device, from, to, fields.required("max", Duration.ofSeconds(1), ValueReaders::span));
  }

  private static Character letter(YamlNode yamlNode, String one, String other) {
    String text = ValueReaders.text(yamlNode);
    if (!text.equals(one) && !text.equals(other)) {
      throw new IllegalArgumentException(
          "expected " + one + " or " + other + ", was '" + QuotedText.of(text) + "'");
    }
    return text.charAt(0);
  }

  private static String label(String text) {
    if (!STATES.contains(text)) {
      throw new IllegalArgumentException(
          "unknown state '" + QuotedText.of(text) + "'" + Suggestion.of(text, STATES));
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
