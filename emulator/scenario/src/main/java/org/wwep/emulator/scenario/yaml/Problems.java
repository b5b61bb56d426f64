package org.wwep.emulator.scenario.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Position;

/** The mistakes found in one file, each once. Owned by the thread that parses. */
final class Problems {
  /** Whoever has more does not read on. */
  private static final int MOST = 200;

  private final Set<Problem> found = new LinkedHashSet<>();

  void add(Position at, String message) {
    if (found.size() < MOST) {
      found.add(new Problem(at, message));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Returns them in the order of the file. */
  List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(Problem::at));
    return sorted;
  }

  /** Makes a value; if it checks itself and does not like what it is given, that is a mistake. */
  <T extends @Nullable Object> T make(Position at, T instead, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      add(at, String.valueOf(e.getMessage()));
      return instead;
    }
  }
}
