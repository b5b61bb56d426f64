package org.wwep.emulator.scenario.yaml;

import java.util.List;
import org.wwep.emulator.scenario.Position;

/** A YAML document whose every node knows where it stands. */
public sealed interface YamlNode {
  /** Returns where the node begins. */
  Position at();

  /** Returns how many nodes it is when every alias is written out. */
  long size();

  /** Returns what it is, for a message: {@code a list}. */
  String kind();

  /**
   * A single value, in the letters of the file: {@code 0005} is still that.
   *
   * @param type what YAML 1.2's core schema takes it for
   */
  record Scalar(String text, Type type, Position at) implements YamlNode {
    @Override
    public long size() {
      return 1;
    }

    @Override
    public String kind() {
      return switch (type) {
        case NULL -> "nothing";
        case TEXT, INTEGER, FLOAT, TRUTH -> "'" + QuotedText.of(text) + "'";
      };
    }
  }

  /** What a scalar is. */
  enum Type {
    /** Text. */
    TEXT,
    /** An integer. */
    INTEGER,
    /** Any other number. */
    FLOAT,
    /** True or false. */
    TRUTH,
    /** Nothing at all. */
    NULL
  }

  /** A list. */
  record Items(List<YamlNode> items, Position at, long size) implements YamlNode {
    Items(List<YamlNode> items, Position at) {
      this(List.copyOf(items), at, 1 + items.stream().mapToLong(YamlNode::size).sum());
    }

    @Override
    public String kind() {
      return items.isEmpty() ? "an empty list" : "a list";
    }
  }

  /** A mapping; keys are text, and may come twice. */
  record Fields(List<Entry> entries, Position at, long size) implements YamlNode {
    Fields(List<Entry> entries, Position at) {
      this(
          List.copyOf(entries),
          at,
          1 + entries.stream().mapToLong(entry -> 1 + entry.value().size()).sum());
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** One field of a mapping. */
  record Entry(String key, Position at, YamlNode value) {}
}
