package org.wwep.emulator.web.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Step;

/**
 * The text of a scenario with what was done by hand in its run: each action behind the step that
 * was under way, or where the steps begin.
 */
final class KeptScenario {
  private static final String EMPTY = "steps: []";

  private KeptScenario() {}

  /**
   * Returns the text.
   *
   * @param text the scenario that was run
   * @param seed of the run
   * @param now how long the run has gone on
   */
  static String text(String text, long seed, List<ManualAction> actions, long now) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    // From the end, so that the lines before stay where they are.
    Map<Integer, List<ManualAction>> byLine = new TreeMap<>((a, b) -> Integer.compare(b, a));
    for (ManualAction action : actions) {
      Step after = action.after();
      byLine
          .computeIfAbsent(after == null ? 0 : after.at().line(), _ -> new ArrayList<>())
          .add(action);
    }
    byLine.forEach((line, some) -> insert(lines, line, steps(some, actions, now)));
    return "# With what was done by hand on its board; the seed of that run was "
        + seed
        + ".\n"
        + String.join("\n", lines)
        + "\n";
  }

  private static List<String> steps(List<ManualAction> some, List<ManualAction> all, long now) {
    List<String> steps = new ArrayList<>();
    @Nullable ManualAction before = null;
    for (ManualAction action : some) {
      steps.addAll(action.steps(before));
      before = action;
    }
    ManualAction last = some.getLast();
    long rest = now - last.nanos() - last.took();
    if (last.equals(all.getLast()) && rest > 0) {
      steps.add("delay: " + ManualAction.seconds(rest));
    }
    return steps;
  }

  private static void insert(List<String> lines, int line, List<String> steps) {
    if (line == 0) {
      int empty = lines.indexOf(EMPTY);
      int head = empty >= 0 ? empty : lines.indexOf("steps:");
      if (head < 0) {
        throw new IllegalArgumentException(
            "this scenario's steps are not written below a line 'steps:': nothing can be put there");
      }
      lines.set(head, "steps:");
      String indent = head + 1 < lines.size() && empty < 0 ? indent(lines.get(head + 1)) : "";
      lines.addAll(head + 1, items(indent, steps));
      return;
    }
    // The step's mapping begins behind its dash, on the same line.
    int begin = line - 1;
    while (begin > 0 && !lines.get(begin).stripLeading().startsWith("-")) {
      begin--;
    }
    String indent = indent(lines.get(begin));
    int end = begin + 1;
    while (end < lines.size() && isWithin(lines.get(end), indent)) {
      end++;
    }
    lines.addAll(end, items(indent, steps));
  }

  private static boolean isWithin(String line, String indent) {
    return !line.isBlank() && indent(line).length() > indent.length();
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private static List<String> items(String indent, List<String> steps) {
    return steps.stream().map(step -> indent + "- " + step).toList();
  }
}
