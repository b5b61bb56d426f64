package org.wwep.emulator.cli;

import java.util.Map;
import java.util.TreeMap;

/** For each key of {@code sometimes} a value that shows. */
final class SometimesProbes {
  private SometimesProbes() {}

  static Map<String, KeyProbe> all() {
    Map<String, KeyProbe> probes = new TreeMap<>();
    probes.put("sometimes", new KeyProbe("plain", "[{'attempts': 1}]"));
    probes.put("sometimes.name", new KeyProbe("some state", "'At rest'"));
    probes.put("sometimes.wait-serial", new KeyProbe("some text", "'Idle'"));
    probes.put("sometimes.wait-serial.text", new KeyProbe("some text", "'Idle'"));
    probes.put("sometimes.wait-serial.regex", new KeyProbe("some regex", "'Id.e'"));
    probes.put("sometimes.wait-serial.device", new KeyProbe("some text", "'x'"));
    probes.put("sometimes.wait-serial.part-id", new KeyProbe("some text", "'led1'"));
    probes.put("sometimes.wait-frame", new KeyProbe("some frame", "{'reply': 'X'}"));
    probes.put("sometimes.wait-frame.device", new KeyProbe("some frame", "'x'"));
    probes.put("sometimes.wait-frame.command", new KeyProbe("some frame", "'R'"));
    probes.put("sometimes.wait-frame.register", new KeyProbe("some frame", "'07'"));
    probes.put("sometimes.wait-frame.value", new KeyProbe("some frame", "'0009'"));
    probes.put("sometimes.wait-frame.reply", new KeyProbe("some frame", "'X'"));
    probes.put("sometimes.wait-frame.answer", new KeyProbe("some frame", "'X'"));
    probes.put("sometimes.wait-frame.part-id", new KeyProbe("some frame", "'led1'"));
    probes.put("sometimes.expect-state", new KeyProbe("some state", "'Securing'"));
    probes.put("sometimes.expect-state.state", new KeyProbe("some state", "'Securing'"));
    probes.put("sometimes.expect-state.device", new KeyProbe("some state", "'x'"));
    probes.put("sometimes.expect-state.part-id", new KeyProbe("some state", "'led1'"));
    probes.put("sometimes.attempts", new KeyProbe("some attempts", "9"));
    probes.put("sometimes.attempts.at-least", new KeyProbe("some attempts", "9"));
    probes.put("sometimes.attempts.device", new KeyProbe("some attempts", "'x'"));
    probes.put("sometimes.attempts.part-id", new KeyProbe("some attempts", "'led1'"));
    probes.put("sometimes.fault-hits", new KeyProbe("some hit", "{'type': 'late'}"));
    probes.put("sometimes.fault-hits.type", new KeyProbe("some hit", "'late'"));
    probes.put("sometimes.fault-hits.stream", new KeyProbe("some hit", "'sideways'"));
    probes.put("sometimes.fault-hits.attributes", new KeyProbe("some hit", "{'late': 1}"));
    return probes;
  }
}
