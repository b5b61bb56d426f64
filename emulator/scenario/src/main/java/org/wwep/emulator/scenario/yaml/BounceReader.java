package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.hal.emulated.Bounce;

/** Reads how a contact bounces: a profile's name, a recording, or {@code {edges, window, seed}}. */
final class BounceReader {
  private BounceReader() {}

  static BounceSpec read(MappingReader owner, BounceSpec otherwise) {
    YamlNode yamlNode = owner.tree("bounce");
    if (!(yamlNode instanceof YamlNode.Fields)) {
      return owner.value("bounce", otherwise, BounceReader::named);
    }
    MappingReader fields = new MappingReader(owner.problems(), "'bounce'", yamlNode.at(), yamlNode);
    if (fields.has("file")) {
      return recording(fields, otherwise);
    }
    int edges = fields.required("edges", 1, ValueReaders.integer(1, Bounce.MOST_EDGES));
    Duration window = fields.required("window", Duration.ofMillis(1), ValueReaders::duration);
    @Nullable Long seed =
        fields.<@Nullable Long>value(
            "seed", null, t -> ValueReaders.number(t, Long.MIN_VALUE, Long.MAX_VALUE));
    fields.end();
    return owner
        .problems()
        .make(yamlNode.at(), otherwise, () -> new BounceSpec.ByShape(edges, window, seed));
  }

  /** The long form of a recording. */
  private static BounceSpec recording(MappingReader fields, BounceSpec otherwise) {
    String file = fields.value("file", "", ValueReaders::text);
    fields.end();
    return file.isEmpty() ? otherwise : new BounceSpec.ByRecording(file);
  }

  private static BounceSpec named(YamlNode yamlNode) {
    String name = ValueReaders.text(yamlNode);
    boolean file = name.contains("/") || name.contains(".");
    if (file) {
      return new BounceSpec.ByRecording(name);
    }
    return ValueReaders.names(Bounce.Profile.class).contains(name)
        ? new BounceSpec.ByProfile(Bounce.Profile.parse(name))
        : unknown(name);
  }

  private static BounceSpec unknown(String name) {
    throw new IllegalArgumentException(
        "'"
            + QuotedText.of(name)
            + "' is no bounce profile"
            + Suggestion.of(name, ValueReaders.names(Bounce.Profile.class))
            + " (a recording's name has a dot: contact.yaml)");
  }
}
