package org.wwep.emulator.scenario.yaml;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.PartsSpec;

/** Reads which frame a step or a condition is about. */
public final class FrameMatchReader {
  private FrameMatchReader() {}

  /** Reads it; what is left out may be anything. */
  public static FrameMatch read(MappingReader fields, DeviceIndex devices) {
    String device = devices.deviceOrNull(fields);
    PartsSpec parts = devices.parts(fields, device);
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
