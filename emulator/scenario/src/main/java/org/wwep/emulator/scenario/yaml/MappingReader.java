package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Position;

/**
 * The fields of one mapping while they are read: whoever reads asks for each key that it knows, and
 * {@link #end} names those that nobody asked for.
 *
 * <p><b>Errors</b>: none are thrown; each is a problem with its place, and a placeholder is
 * returned. Owned by the thread that parses.
 */
public final class MappingReader {
  private final Problems problems;
  private final String what;
  private final Position at;
  private final List<YamlNode.Entry> entries;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Opens a mapping; null and anything that is none are taken for an empty one.
   *
   * @param what what it describes, for messages: {@code 'press'}
   * @param at where something missing is reported
   */
  MappingReader(Problems problems, String what, Position at, YamlNode yamlNode) {
    this.problems = problems;
    this.what = what;
    this.at = at;
    if (yamlNode instanceof YamlNode.Fields fields) {
      entries = fields.entries();
    } else {
      entries = List.of();
      if (!(yamlNode instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Type.NULL)) {
        problem(yamlNode.at(), "expected its fields, was " + yamlNode.kind());
      }
    }
    Set<String> seen = new HashSet<>();
    for (YamlNode.Entry entry : entries) {
      if (!seen.add(entry.key())) {
        problem(entry.at(), "the key '" + entry.key() + "' is there twice: remove one");
      }
    }
  }

  Problems problems() {
    return problems;
  }

  /** Returns where the mapping is. */
  public Position at() {
    return at;
  }

  /** Returns where the value of a key is, or where the mapping is when there is none. */
  public Position at(String key) {
    YamlNode.Entry entry = find(key);
    return entry == null ? at : entry.value().at();
  }

  public boolean has(String key) {
    known.add(key);
    return find(key) != null;
  }

  /** Returns the value of a key, or null when it is not there. */
  public @Nullable YamlNode tree(String key) {
    known.add(key);
    YamlNode.Entry entry = find(key);
    return entry == null ? null : entry.value();
  }

  /** Reads the value of a key, or returns the other value when it is not there or is wrong. */
  public <T extends @Nullable Object> T value(
      String key, T otherwise, ValueReaders.Reader<? extends T> reader) {
    YamlNode yamlNode = tree(key);
    if (yamlNode == null) {
      return otherwise;
    }
    try {
      return reader.read(yamlNode);
    } catch (IllegalArgumentException e) {
      problem(yamlNode.at(), "'" + key + "': " + e.getMessage());
      return otherwise;
    }
  }

  /** As {@link #value}, but it must be there. */
  public <T> T required(String key, T placeholder, ValueReaders.Reader<? extends T> reader) {
    if (!has(key)) {
      problem(at, "'" + key + "' is missing");
    }
    return value(key, placeholder, reader);
  }

  /** As {@link #required}, and names the key where somebody writes another one for it. */
  public <T> T required(
      String key, String mistaken, T placeholder, ValueReaders.Reader<? extends T> reader) {
    if (find(key) == null && find(mistaken) != null) {
      known.add(key);
      known.add(mistaken);
      problem(at(mistaken), "'" + mistaken + "' is called '" + key + "': write '" + key + "'");
      return placeholder;
    }
    return required(key, placeholder, reader);
  }

  /** Says which of a key's two names is used: the one, or its old alias. */
  public String either(String name, String old) {
    known.add(name);
    known.add(old);
    boolean both = has(name) && has(old);
    if (both) {
      problem(at(old), "'" + old + "' is the old name of '" + name + "': give one of them");
    }
    return find(old) != null && !both ? old : name;
  }

  /** Notes each of these keys that is there: why it must not be follows its name. */
  void refuse(List<String> keys, String why) {
    for (String key : keys) {
      if (has(key)) {
        problem(at(key), "'" + key + "' " + why);
      }
    }
  }

  /** Notes a problem with this mapping. */
  public void problem(Position place, String message) {
    problems.add(place, what.isEmpty() ? message : what + ": " + message);
  }

  /** Reports the keys that nobody asked for. */
  void end() {
    List<String> free = new ArrayList<>(known);
    entries.forEach(present -> free.remove(present.key()));
    for (YamlNode.Entry entry : entries) {
      if (!known.contains(entry.key())) {
        String closest = Suggestion.closest(entry.key(), free);
        problem(
            entry.at(),
            "unknown key '"
                + QuotedText.of(entry.key())
                + "'"
                + (closest != null
                    ? ": did you mean '" + closest + "'?"
                    : ", known are " + String.join(", ", known)));
      }
    }
  }

  private YamlNode.@Nullable Entry find(String key) {
    for (YamlNode.Entry entry : entries) {
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }
}
