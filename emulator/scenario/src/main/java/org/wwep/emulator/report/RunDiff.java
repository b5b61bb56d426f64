package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two runs beside each other, entry by entry, up to where they part.
 *
 * @param a the one
 * @param b the other
 * @param first the index of the first entry that is not the same in both; the length of the shorter
 *     one if that is how the other begins
 */
public record RunDiff(Log a, Log b, int first) {
  private static final int BEFORE = 3;
  private static final int BEHIND = 6;
  private static final Pattern LINE = Pattern.compile("(\\d{1,9})\\.(\\d{9}) (\\S+) (.*)");
  private static final long SECOND = 1_000_000_000L;

  /**
   * One run.
   *
   * @param name what to call it
   */
  public record Log(String name, List<Entry> entries) {
    /** Copies the list. */
    public Log {
      entries = List.copyOf(entries);
    }

    /**
     * Reads an event log.
     *
     * @throws IllegalArgumentException if a line is none, one line that says which
     */
    public static Log of(String name, String text) {
      List<Entry> entries = new ArrayList<>();
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
          long nanos = Long.parseLong(parts.group(1)) * SECOND + Long.parseLong(parts.group(2));
          entries.add(new Entry(nanos, parts.group(3), parts.group(4)));
        } else if (!line.startsWith("#")) {
          throw new IllegalArgumentException(
              "%s:%d: is no line of an event log".formatted(name, number));
        }
      }
      return new Log(name, entries);
    }
  }

  /** What happened once, and when, in nanoseconds since the world began. */
  public record Entry(long nanos, String source, String words) {
    private boolean isSameAs(Entry other, boolean timeless) {
      return (timeless || nanos == other.nanos)
          && source.equals(other.source)
          && words.equals(other.words);
    }

    String line() {
      return "%d.%09d %s %s".formatted(nanos / SECOND, nanos % SECOND, source, words);
    }
  }

  /**
   * Compares two runs.
   *
   * @param timeless whether only what happened counts, and not when
   */
  public static RunDiff of(Log a, Log b, boolean timeless) {
    int least = Math.min(a.entries().size(), b.entries().size());
    int first = 0;
    while (first < least && a.entries().get(first).isSameAs(b.entries().get(first), timeless)) {
      first++;
    }
    return new RunDiff(a, b, first);
  }

  /** Returns whether they are the same throughout. */
  public boolean isSame() {
    return first == a.entries().size() && first == b.entries().size();
  }

  /** Returns when they part, in nanoseconds: the earlier of both entries. */
  long at() {
    return Math.min(at(a), at(b));
  }

  private long at(Log log) {
    return first < log.entries().size() ? log.entries().get(first).nanos() : Long.MAX_VALUE;
  }

  /** Returns it as lines of a console: what came before, then both, one under the other. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("A " + a.name() + ", " + count(a));
    lines.add("B " + b.name() + ", " + count(b));
    if (isSame()) {
      lines.add("the same throughout");
      return lines;
    }
    lines.add("the same for " + first + (first == 1 ? " entry, then:" : " entries, then:"));
    a.entries()
        .subList(Math.max(0, first - BEFORE), first)
        .forEach(e -> lines.add("    " + e.line()));
    behind(a).forEach(line -> lines.add("A   " + line));
    behind(b).forEach(line -> lines.add("B   " + line));
    return lines;
  }

  private static String count(Log log) {
    return log.entries().size() + (log.entries().size() == 1 ? " entry" : " entries");
  }

  /** Returns the first lines behind what is the same; one that says so if there are none. */
  List<String> behind(Log log) {
    int to = Math.min(log.entries().size(), first + BEHIND);
    return first == log.entries().size()
        ? List.of("(ends here)")
        : log.entries().subList(first, to).stream().map(Entry::line).toList();
  }
}
