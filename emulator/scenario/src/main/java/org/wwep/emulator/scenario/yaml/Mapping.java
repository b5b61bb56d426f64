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
final class Mapping {
  private final Problems problems;
  private final String what;
  private final Position at;
  private final List<Tree.Entry> entries;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Opens a mapping; null and anything that is none are taken for an empty one.
   *
   * @param what what it describes, for messages: {@code 'press'}
   * @param at where something missing is reported
   */
  Mapping(Problems problems, String what, Position at, Tree tree) {
    this.problems = problems;
    this.what = what;
    this.at = at;
    if (tree instanceof Tree.Fields fields) {
      entries = fields.entries();
    } else {
      entries = List.of();
      if (!(tree instanceof Tree.Scalar scalar && scalar.type() == Tree.Type.NULL)) {
        problem(tree.at(), "expected its fields, was " + tree.kind());
      }
    }
    Set<String> seen = new HashSet<>();
    for (Tree.Entry entry : entries) {
      if (!seen.add(entry.key())) {
        problem(entry.at(), "the key '" + entry.key() + "' is there twice: remove one");
      }
    }
  }

  Problems problems() {
    return problems;
  }

  /** Returns where the mapping is. */
  Position at() {
    return at;
  }

  /** Returns where the value of a key is, or where the mapping is when there is none. */
  Position at(String key) {
    Tree.Entry entry = find(key);
    return entry == null ? at : entry.value().at();
  }

  boolean has(String key) {
    known.add(key);
    return find(key) != null;
  }

  /** Returns the value of a key, or null when it is not there. */
  @Nullable Tree tree(String key) {
    known.add(key);
    Tree.Entry entry = find(key);
    return entry == null ? null : entry.value();
  }

  /** Reads the value of a key, or returns the other value when it is not there or is wrong. */
  <T extends @Nullable Object> T value(String key, T otherwise, Values.Reader<? extends T> reader) {
    Tree tree = tree(key);
    if (tree == null) {
      return otherwise;
    }
    try {
      return reader.read(tree);
    } catch (IllegalArgumentException e) {
      problem(tree.at(), "'" + key + "': " + e.getMessage());
      return otherwise;
    }
  }

  /** As {@link #value}, but it must be there. */
  <T> T required(String key, T placeholder, Values.Reader<? extends T> reader) {
    if (!has(key)) {
      problem(at, "'" + key + "' is missing");
    }
    return value(key, placeholder, reader);
  }

  /** Says which of a key's two names is used: the one, or its old alias. */
  String either(String name, String old) {
    known.add(name);
    known.add(old);
    boolean both = has(name) && has(old);
    if (both) {
      problem(at(old), "'" + old + "' is the old name of '" + name + "': give one of them");
    }
    return find(old) != null && !both ? old : name;
  }

  /** Notes a problem with this mapping. */
  void problem(Position place, String message) {
    problems.add(place, what.isEmpty() ? message : what + ": " + message);
  }

  /** Reports the keys that nobody asked for. */
  void end() {
    List<String> free = new ArrayList<>(known);
    entries.forEach(present -> free.remove(present.key()));
    for (Tree.Entry entry : entries) {
      if (!known.contains(entry.key())) {
        String closest = Suggestion.closest(entry.key(), free);
        problem(
            entry.at(),
            "unknown key '"
                + Shown.of(entry.key())
                + "'"
                + (closest != null
                    ? ": did you mean '" + closest + "'?"
                    : ", known are " + String.join(", ", known)));
      }
    }
  }

  private Tree.@Nullable Entry find(String key) {
    for (Tree.Entry entry : entries) {
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }
}
