package org.wwep.emulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of a command can be seen: steps before it, its fields, steps behind it.
 *
 * @param keyword the command
 * @param before steps, as JSON
 * @param fields the command's value, as JSON
 * @param after steps, as JSON
 */
record CommandProbe(String keyword, String before, String fields, String after) {
  private static final String DEVICES =
      "{'version': 1, 'devices': [{'id': 'a'}, {'id': 'b', 'firmware': 'dual'},"
          + " {'id': 'n', 'stack': 'nwp', 'wifi': {}},"
          + " {'id': 'm', 'stack': 'nwp', 'wifi': {'connection-policy': 'auto'}}], 'steps': []}";
  private static final String READY = "{'delay': '1s'}";
  private static final String DOWN = "{'press-down': {'device': 'a', 'part-id': 'btn1'}}";
  private static final String DOWN_B = "{'press-down': {'device': 'b', 'part-id': 'btn1'}}";
  private static final String PRESS = "{'press': {'device': 'a', 'part-id': 'btn1'}}";
  private static final String PRESS_B = "{'press': {'device': 'b', 'part-id': 'btn1'}}";
  private static final String LATE =
      "{'fault': {'name': '%s', %s'type': 'latency', 'attributes': {'latency': 50}}}";
  private static final String SECOND = "{'delay': '1s'}";

  /** Values of a field, of which one differs from whatever a probe has. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("", List.of("'2s'")),
          Map.entry("name", List.of("'C'", "'g'", "'2.l'", "'released'")),
          Map.entry("control", List.of("'released'")),
          Map.entry("pin", List.of("'C'")),
          Map.entry("value", List.of("0", "1", "'0009'", "'0001'")),
          Map.entry("text", List.of("'zzz'", "'Sent'")),
          Map.entry("regex", List.of("'z.z'", "'Se.t'")),
          Map.entry("timeout", List.of("'2s'")),
          Map.entry("for", List.of("'2s'", "'5s'")),
          Map.entry("within", List.of("'2s'")),
          Map.entry("device", List.of("'b'", "'a'")),
          Map.entry("part-id", List.of("'btn2'", "'btn1'", "'led2'")),
          Map.entry("duration", List.of("'300ms'")),
          Map.entry("bounce", List.of("'worn'")),
          Map.entry("data", List.of("'state'")),
          Map.entry("on", List.of("'50ms'")),
          Map.entry("off", List.of("'50ms'")),
          Map.entry("tolerance", List.of("'1ms'")),
          Map.entry("command", List.of("'R'", "'W'")),
          Map.entry("register", List.of("'07'", "'05'")),
          Map.entry("reply", List.of("'X'", "'A'")),
          Map.entry("answer", List.of("'X'", "'A'")),
          Map.entry("absent", List.of("true", "false")),
          Map.entry("state", List.of("'Off'")),
          Map.entry("from", List.of("'debounced'")),
          Map.entry("to", List.of("'sent'")),
          Map.entry("max", List.of("'2us'")),
          Map.entry("type", List.of("'timeout'")),
          Map.entry("stream", List.of("'upstream'")),
          Map.entry("toxicity", List.of("0")),
          Map.entry("attributes", List.of("{'latency': 90}")),
          Map.entry("may-miss", List.of("true")),
          Map.entry("ssid", List.of("'hall'")),
          Map.entry("key", List.of("'another-key'")),
          Map.entry("priority", List.of("7")),
          Map.entry("times", List.of("3")),
          Map.entry("steps", List.of("[{'delay': '3s'}]")));

  private static final List<CommandProbe> ALL =
      List.of(
          of("name", "", "'a step'", ""),
          of(
              "provision-wifi",
              "",
              "{'device': 'n', 'ssid': 'WWEP', 'key': 'wicedrocks', 'priority': 2}",
              SECOND),
          of("provision-wifi", "", "{'device': 'm', 'ssid': 'WWEP', 'timeout': '1s'}", ""),
          of("delay", "", "'1s'", ""),
          of("wait-serial", "", "{'device': 'a', 'text': 'Idle'}", ""),
          of("wait-serial", "", "{'device': 'a', 'regex': 'Id.e'}", ""),
          of("wait-serial", "", "{'device': 'a', 'text': 'never', 'timeout': '1s'}", ""),
          of("wait-serial", PRESS_B, "{'device': 'b', 'part-id': 'btn1', 'text': 'Sent'}", ""),
          of("expect-not-serial", DOWN, "{'device': 'a', 'text': 'zzz', 'for': '1s'}", ""),
          of("expect-not-serial", DOWN, "{'device': 'a', 'regex': 'zzz', 'for': '1s'}", ""),
          of("expect-not-serial", DOWN, "{'device': 'b', 'text': 'Sent', 'for': '1s'}", ""),
          of(
              "expect-not-serial",
              DOWN_B,
              "{'device': 'b', 'part-id': 'btn2', 'text': 'Sent', 'for': '1s'}",
              ""),
          of("write-serial", "", "{'device': 'a', 'data': 'press'}", SECOND),
          of("expect-pin", PRESS, pin("A", 1, ""), ""),
          of("expect-pin", PRESS, old("A", 1), ""),
          of("set-control", "", contact("a"), SECOND),
          of("set-control", "", contact("b"), SECOND),
          of(
              "set-control",
              "",
              "{'device': 'a', 'part-id': 'btn1', 'control': 'pressed', 'value': 1}",
              SECOND),
          of("press", "", "{'device': 'a', 'part-id': 'btn1'}", SECOND),
          of("press", "", "{'device': 'b', 'part-id': 'btn1'}", SECOND),
          of("press-down", "", "{'device': 'a', 'part-id': 'btn1'}", SECOND),
          of("press-down", "", "{'device': 'b', 'part-id': 'btn1'}", SECOND),
          of("release", DOWN + ", " + SECOND, "{'device': 'a', 'part-id': 'btn1'}", SECOND),
          of("release", DOWN_B + ", " + SECOND, "{'device': 'b', 'part-id': 'btn1'}", SECOND),
          of("wait-pin", PRESS, pin("A", 1, ", 'timeout': '1s'"), ""),
          of("wait-pin", PRESS, old("A", 1), ""),
          of("wait-pin", PRESS, pin("A", 0, ", 'timeout': '1s'"), ""),
          of("hold-pin", PRESS, pin("A", 1, ", 'for': '1s'"), ""),
          of("hold-pin", PRESS, pin("A", 0, ", 'for': '1s'"), ""),
          of(
              "hold-pin",
              PRESS,
              "{'device': 'a', 'part-id': 'led1', 'pin': 'A', 'value': 1, 'for': '1s'}",
              ""),
          of("expect-blink", blinking(), blink(150, 150), ""),
          of("expect-blink", blinking(), blink(155, 145), ""),
          of("wait-frame", PRESS, "{'device': 'a'}", ""),
          of("wait-frame", PRESS, "{'device': 'a', 'command': 'R', 'within': '1s'}", ""),
          of("wait-frame", PRESS_B, "{'device': 'b', 'part-id': 'btn1', 'within': '1s'}", ""),
          of("expect-no-frame", DOWN, frame("'command': 'R'"), ""),
          of("expect-no-frame", DOWN, frame("'register': '07'"), ""),
          of("expect-no-frame", DOWN, frame("'value': '0009'"), ""),
          of("expect-no-frame", DOWN, frame("'reply': 'X'"), ""),
          of("expect-no-frame", DOWN, frame("'answer': 'X'"), ""),
          of("expect-no-frame", DOWN, "{'device': 'b', 'within': '1s'}", ""),
          of("expect-no-frame", DOWN_B, "{'device': 'b', 'part-id': 'btn2', 'within': '1s'}", ""),
          of("expect-register", PRESS, "{'device': 'a', 'value': '0001'}", ""),
          of("expect-register", PRESS, "{'device': 'a', 'register': '07', 'absent': true}", ""),
          of("expect-register", PRESS_B, "{'device': 'b', 'part-id': 'btn1', 'value': '0001'}", ""),
          of("expect-state", "", "{'device': 'a', 'state': 'Idle', 'within': '9s'}", ""),
          of("expect-state", "", "{'device': 'a', 'state': 'Off', 'within': '1s'}", ""),
          of(
              "expect-state",
              "",
              "{'device': 'b', 'part-id': 'btn1', 'state': 'Off', 'within': '1s'}",
              ""),
          of("expect-latency", PRESS, latency("a", "", "1s"), ""),
          of("expect-latency", PRESS, latency("a", "", "1us"), ""),
          of("expect-latency", PRESS_B, latency("b", "'part-id': 'btn1', ", "1s"), ""),
          of("fault", "", fault("latency", "{'latency': 50}"), PRESS + ", " + SECOND),
          of("fault", "", fault("reset_peer", "{'timeout': 0}"), PRESS + ", " + SECOND),
          of("fault", "", fault("reset_peer", "{}"), SECOND),
          of("clear-fault", cleared(), "{'name': 'f'}", PRESS + ", " + SECOND),
          of("clear-fault", cleared(), "{'name': 'f', 'device': 'a'}", PRESS + ", " + SECOND),
          of("reboot", "", "{'device': 'a'}", SECOND),
          of("power-off", "", "{'device': 'a'}", SECOND),
          of("power-on", "{'power-off': 'a'}, {'power-off': 'b'}", "{'device': 'a'}", SECOND),
          of("repeat", "", "{'times': 2, 'steps': [{'delay': '1s'}]}", ""),
          of("shout", "", "{}", ""));

  private static CommandProbe of(String keyword, String before, String fields, String after) {
    return new CommandProbe(keyword, before, fields, after);
  }

  private static String pin(String name, int value, String more) {
    return "{'device': 'a', 'part-id': 'led1', 'name': '%s', 'value': %d%s}"
        .formatted(name, value, more);
  }

  private static String old(String pin, int value) {
    return "{'device': 'a', 'part-id': 'led1', 'pin': '%s', 'value': %d}".formatted(pin, value);
  }

  private static String contact(String device) {
    return "{'device': '%s', 'part-id': 'btn1', 'name': 'pressed', 'value': 1}".formatted(device);
  }

  private static String blinking() {
    return "{'write-serial': {'device': 'a', 'data': 'press\\npress\\npress\\npress'}}, {'wait-pin':"
        + " {'device': 'a', 'part-id': 'led1', 'value': 1}}";
  }

  private static String blink(int on, int off) {
    return "{'device': 'a', 'part-id': 'led1', 'on': '%dms', 'off': '%dms', 'for': '500ms'}"
        .formatted(on, off);
  }

  private static String frame(String match) {
    return "{'device': 'a', 'within': '1s', " + match + "}";
  }

  private static String latency(String device, String part, String max) {
    return "{'device': '%s', %s'from': 'edge', 'to': 'replied', 'max': '%s'}"
        .formatted(device, part, max);
  }

  private static String fault(String type, String attributes) {
    return "{'name': 'f', 'device': 'a', 'type': '%s', 'attributes': %s}"
        .formatted(type, attributes);
  }

  private static String cleared() {
    return LATE.formatted("f", "'device': 'a', ") + ", " + LATE.formatted("g", "'device': 'a', ");
  }

  /** Returns the probes of a command. */
  static List<CommandProbe> of(String keyword) {
    return ALL.stream().filter(probe -> probe.keyword.equals(keyword)).toList();
  }

  /** Returns whether another value of a field changes what is seen, or the field's absence. */
  boolean shows(ScenarioWalk walk, String field) {
    Object own = ScenarioWalk.value(fields);
    ScenarioWalk.Outcome before = walk.run(scenario(own));
    List<Object> others = new ArrayList<>();
    for (String text : VALUES.getOrDefault(field, List.of("'x'"))) {
      Object value = ScenarioWalk.value(text);
      others.add(
          own instanceof Map<?, ?>
              ? ScenarioWalk.with(ScenarioWalk.json(fields), field, value)
              : value);
    }
    for (Object other : others) {
      if (!walk.run(scenario(other)).text().equals(before.text())) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Object> scenario(@Nullable Object value) {
    List<Object> steps = new ArrayList<>();
    steps.addAll(list(READY));
    steps.addAll(list(before));
    steps.add(
        keyword.equals("name")
            ? Map.of("delay", "1s", "name", String.valueOf(value))
            : Map.of(keyword, Objects.requireNonNull(value)));
    steps.addAll(list(after));
    return ScenarioWalk.with(ScenarioWalk.json(DEVICES), "steps", steps);
  }

  private static List<?> list(String steps) {
    return (List<?>) ScenarioWalk.value("[" + steps + "]");
  }
}
