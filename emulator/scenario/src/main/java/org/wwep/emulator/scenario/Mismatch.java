package org.wwep.emulator.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was expected and what was in its place: as a sentence for a line, in parts for a report.
 *
 * @param sentence all of it, {@code expected led1=1, was 0; last edges: btn1=1 @ 0.452s}
 * @param expected what should have been, {@code led1=1}
 * @param was what was in its place, {@code 0}; empty if only the details tell
 * @param details what is known besides, one part each
 */
public record Mismatch(String sentence, String expected, String was, List<String> details) {
  private static final String WAS = "was ";

  /** Copies the list. */
  public Mismatch {
    details = List.copyOf(details);
  }

  /**
   * Returns what something expected, and what it found.
   *
   * @param found with its verb, {@code was 0} or {@code stayed 1}
   */
  public static Mismatch of(String expected, String found) {
    return new Mismatch(
        "expected " + expected + ", " + found,
        expected,
        found.startsWith(WAS) ? found.substring(WAS.length()) : found,
        List.of());
  }

  /** Returns what something expected, of which nothing can be found. */
  public static Mismatch of(String expected) {
    return new Mismatch("expected " + expected, expected, "", List.of());
  }

  /** Returns what kept a step from passing, where nothing else was expected. */
  public static Mismatch because(String what) {
    return new Mismatch(what, "the step to pass", what, List.of());
  }

  /** Returns this with more of what is known; what is empty is left out. */
  public Mismatch with(String... more) {
    List<String> all = new ArrayList<>(details);
    StringBuilder longer = new StringBuilder(sentence);
    Arrays.stream(more)
        .filter(part -> !part.isEmpty())
        .forEach(
            part -> {
              all.add(part);
              longer.append("; ").append(part);
            });
    return new Mismatch(longer.toString(), expected, was, all);
  }

  /** Returns this as about something, which the sentence begins with. */
  public Mismatch about(String subject) {
    List<String> all = new ArrayList<>(details);
    all.addFirst(subject);
    return new Mismatch(subject + ": " + sentence, expected, was, all);
  }

  /** Returns what was in its place, of something of which only the details tell the first. */
  public String found() {
    return !was.isEmpty() ? was : details.isEmpty() ? "it was not so" : details.getFirst();
  }

  /** Returns the details that {@link #found} has not told. */
  public List<String> others() {
    return was.isEmpty() ? details.stream().skip(1).toList() : details;
  }

  /** Returns the sentence. */
  @Override
  public String toString() {
    return sentence;
  }
}
