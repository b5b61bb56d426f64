package org.wwep.emulator.store;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of comma-separated values, or of values separated otherwise.
 *
 * <p><b>Errors</b>: quotes that are not closed, or that something follows, are an {@link
 * IllegalArgumentException} that says so.
 *
 * <p><b>Source</b>: RFC 4180; semicolons and tabs are what spreadsheets write where the comma is in
 * numbers.
 */
final class CsvLine {
  private static final String SEPARATORS = ",;\t";

  private final String text;
  private final char separator;
  private int next;

  private CsvLine(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** Returns the separator of a header: the first that stands in it, or a comma. */
  static char separator(String header) {
    return (char) header.chars().filter(c -> SEPARATORS.indexOf(c) >= 0).findFirst().orElse(',');
  }

  /**
   * Returns the fields, without the quotes and spaces around them; empty last ones are left out.
   */
  static List<String> fields(String text, char separator) {
    return new CsvLine(text, separator).fields();
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    do {
      fields.add(field());
    } while (next++ < text.length());
    // A sheet that once had more columns.
    while (!fields.isEmpty() && fields.getLast().isEmpty()) {
      fields.removeLast();
    }
    return fields;
  }

  /** Reads a field, and stops at the separator behind it. */
  private String field() {
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    if (next < text.length() && text.charAt(next) == '"') {
      return quoted();
    }
    int end = text.indexOf(separator, next);
    String field = text.substring(next, end < 0 ? text.length() : end);
    next += field.length();
    return field.strip();
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    int at = next + 1;
    while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
      field.append(text.charAt(at));
      at += text.charAt(at) == '"' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    int end = text.indexOf(separator, at);
    next = end < 0 ? text.length() : end;
    if (!text.substring(at + 1, next).isBlank()) {
      throw new IllegalArgumentException("something follows a closing quote");
    }
    return field.toString().strip();
  }
}
