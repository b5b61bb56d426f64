package org.wwep.emulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.StepResult;

/**
 * The line of a failure in its parts.
 *
 * <p><b>Shape</b>: {@code WHERE @ TIME: expected THIS, was THAT; what came before; and more}, as
 * every step says it. A line of another kind is what was, and what was expected is that the step
 * passes.
 *
 * @param where file, line, step and time
 * @param expected what should have been
 * @param was what was in its place
 * @param before what the step says of the time before, one part each
 */
record FailureText(String where, String expected, String was, List<String> before) {
  private static final Pattern PLACE =
      Pattern.compile("(.*? @ \\d+\\.\\d+s|.* seed -?\\d+): (.*)", Pattern.DOTALL);
  private static final Pattern EXPECTED =
      Pattern.compile(
          "(?:(.*? @ \\d+\\.\\d+s): )?expected (.+?), ((?:was|went|stayed|had|it was)\\b.*)",
          Pattern.DOTALL);
  private static final Pattern ALONE = Pattern.compile("expected (.+)", Pattern.DOTALL);
  private static final Pattern MISSED =
      Pattern.compile("(fault '.*') never hit anything: (.+)", Pattern.DOTALL);

  /** Reads the line of a run that has one. */
  static FailureText of(RunResult result, String line) {
    String where = result.scenario().file();
    String message = line;
    String failed = failed(result);
    int begin = failed.isEmpty() ? -1 : line.indexOf(": " + failed);
    Matcher place = PLACE.matcher(line);
    if (begin >= 0) {
      where = line.substring(0, begin);
      message = line.substring(begin + 2);
    } else if (place.matches()) {
      where = place.group(1);
      message = place.group(2);
    }
    return parts(where, parts(message));
  }

  private static String failed(RunResult result) {
    List<StepResult> steps = result.steps();
    String failure = steps.isEmpty() ? null : steps.getLast().failure();
    return failure == null ? "" : failure;
  }

  private static FailureText parts(String where, List<String> parts) {
    List<String> before = new ArrayList<>(parts.subList(1, parts.size()));
    Matcher missed = MISSED.matcher(parts.getFirst());
    if (missed.matches()) {
      before.addFirst(missed.group(2));
      return new FailureText(where, missed.group(1) + " to hit something", "hit nothing", before);
    }
    Matcher expected = EXPECTED.matcher(parts.getFirst());
    if (expected.matches()) {
      if (expected.group(1) != null) {
        before.addFirst(expected.group(1));
      }
      return new FailureText(
          where, expected.group(2), expected.group(3).replaceFirst("^was:? ", ""), before);
    }
    Matcher alone = ALONE.matcher(parts.getFirst());
    if (alone.matches()) {
      String was = before.isEmpty() ? "it was not so" : before.removeFirst();
      return new FailureText(where, alone.group(1), was, before);
    }
    return new FailureText(where, "the step to pass", parts.getFirst(), before);
  }

  /** Splits at semicolons, but not within quotes: what a device printed may have some. */
  private static List<String> parts(String message) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    boolean quoted = false;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      boolean opens = i == 0 || " ([".indexOf(message.charAt(i - 1)) >= 0;
      if (c == '\'' && (quoted || opens)) {
        quoted = !quoted;
      } else if (!quoted && message.startsWith("; ", i)) {
        parts.add(message.substring(begin, i));
        begin = i + 2;
      }
    }
    parts.add(message.substring(begin));
    return parts;
  }
}
