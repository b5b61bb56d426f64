package org.wwep.emulator.scenario.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.FaultEntry;

/** Reads what is drawn from the seed. */
final class ChaosReader {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?: *\\.\\. *([0-9]{1,9}))?");

  private final Problems problems;
  private final Times times;
  private final Faults faults;

  ChaosReader(Problems problems, Times times, FaultRules rules) {
    this.problems = problems;
    this.times = times;
    this.faults = new Faults(rules);
  }

  /** From so many to so many. */
  private record Range(int from, int to) {}

  @Nullable Chaos read(Mapping top) {
    Tree tree = top.tree("chaos");
    if (tree == null) {
      return null;
    }
    Mapping fields = new Mapping(problems, "chaos", tree.at(), tree);
    Range presses = fields.value("presses", new Range(1, 20), Values.of(ChaosReader::range));
    Duration over = fields.value("over", Duration.ofSeconds(10), Values::span);
    var bounce = Bounces.read(fields, times.defaults().bounce());
    List<FaultEntry> drawn = drawn(fields);
    int usual = drawn.isEmpty() ? 0 : 3;
    int most = fields.value("max-faults", usual, Values.integer(0, Chaos.MOST));
    Duration settle = fields.value("settle", Duration.ofSeconds(60), Values::duration);
    fields.end();
    return problems.<@Nullable Chaos>make(
        fields.at("presses"),
        null,
        () -> new Chaos(presses.from, presses.to, over, bounce, drawn, most, settle));
  }

  private List<FaultEntry> drawn(Mapping fields) {
    Tree tree = fields.tree("faults");
    if (tree == null) {
      return List.of();
    }
    if (!(tree instanceof Tree.Items list)) {
      fields.problem(
          tree.at(), "'faults': expected a list of types, [latency, dns], was " + tree.kind());
      return List.of();
    }
    List<FaultEntry> drawn = new ArrayList<>();
    for (Tree item : list.items()) {
      if (item instanceof Tree.Scalar type && type.type() != Tree.Type.NULL) {
        drawn.add(faults.read(fields, type));
      } else {
        Mapping fault = new Mapping(problems, "chaos fault", item.at(), item);
        drawn.add(faults.read(fault));
        fault.end();
      }
    }
    return drawn;
  }

  private static Range range(String text) {
    Matcher matcher = RANGE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a number or a range like 1..20, was '" + Shown.of(text) + "'");
    }
    int from = Integer.parseInt(matcher.group(1));
    String to = matcher.group(2);
    return new Range(from, to == null ? from : Integer.parseInt(to));
  }
}
