package org.wwep.emulator.scenario.command;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.yaml.CommandScope;
import org.wwep.emulator.scenario.yaml.MappingReader;
import org.wwep.emulator.scenario.yaml.QuotedText;
import org.wwep.emulator.scenario.yaml.ValueReaders;
import org.wwep.emulator.scenario.yaml.YamlNode;

/** Reads which frame a step is about. */
final class FrameMatchReader {
  private FrameMatchReader() {}

  static FrameMatch read(MappingReader fields, CommandScope scope) {
    String device = scope.devices().deviceOrNull(fields);
    PartsSpec parts = scope.devices().parts(fields, device);
    return new FrameMatch(
        device,
        fields.<@Nullable Character>value("command", null, t -> letter(t, "W", "R")),
        fields.<@Nullable Integer>value(
            "register", parts == null ? null : parts.register(), ValueReaders.hex(2)),
        fields.<@Nullable Integer>value("value", null, ValueReaders.hex(4)),
        fields.<@Nullable Character>value("reply", null, t -> letter(t, "A", "X")),
        fields.<@Nullable Character>value("answer", null, t -> letter(t, "A", "X")));
  }

  private static Character letter(YamlNode yamlNode, String one, String other) {
    String text = ValueReaders.text(yamlNode);
    if (!text.equals(one) && !text.equals(other)) {
      throw new IllegalArgumentException(
          "expected " + one + " or " + other + ", was '" + QuotedText.of(text) + "'");
    }
    return text.charAt(0);
  }
}
