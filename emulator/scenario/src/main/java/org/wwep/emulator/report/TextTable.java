package org.wwep.emulator.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts that a page's columns name by their numbers: each is written once. */
final class TextTable {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** Returns the number of a text, which is cut to what a page has room for. */
  int number(String text) {
    int next = numbers.size();
    Integer known = numbers.putIfAbsent(PageData.words(text), next);
    return known == null ? next : known;
  }

  /** Returns the texts in the order of their numbers. */
  List<String> texts() {
    return List.copyOf(numbers.keySet());
  }
}
