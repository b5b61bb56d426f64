package org.wwep.emulator.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names of enum constants, and the likely one for a misspelling. */
public final class EnumNames {
  private EnumNames() {}

  /** Writes {@code wrong-name} for {@code WRONG_NAME}. */
  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> of(Class<? extends Enum<?>> set) {
    List<String> words = new ArrayList<>();
    for (Enum<?> value : set.getEnumConstants()) {
      words.add(of(value));
    }
    return words;
  }

  static <E extends Enum<E>> E parse(String name, Class<E> set, String word) {
    for (E value : set.getEnumConstants()) {
      if (of(value).equals(word)) {
        return value;
      }
    }
    throw new FaultException(
        "%s is %s, was '%s'%s"
            .formatted(name, String.join(" or ", of(set)), word, suggestion(word, of(set))));
  }

  /** Returns {@code ; did you mean 'x'?}, or nothing if no word is near. */
  public static String suggestion(String word, Collection<String> known) {
    return known.stream()
        .filter(one -> distance(word, one) <= Math.max(1, Math.min(3, one.length() / 3)))
        .min(Comparator.comparingInt(one -> distance(word, one)))
        .map(one -> "; did you mean '" + one + "'?")
        .orElse("");
  }

  /** Counts the letters to add, to drop or to change. */
  private static int distance(String from, String to) {
    if (Math.abs(from.length() - to.length()) > 3) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
