package org.wwep.emulator.search;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.wwep.emulator.explore.CaseText;
import org.wwep.emulator.explore.ChaosCase;
import org.wwep.emulator.explore.ChaosEvent;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.fault.Direction;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.invariant.Violation;

/**
 * A seed that broke an invariant, as it is kept and added up.
 *
 * @param seed the seed
 * @param violation what broke, in the smallest case
 * @param items the ids of the smallest case; none if it takes neither presses nor faults
 * @param plan the smallest case, a line each
 * @param text the smallest case as {@code --plan} takes it; empty if the seed and the ids say it
 *     all
 * @param cause what it takes without its numbers: seeds that share it are shown once
 */
public record SearchFinding(
    long seed,
    Violation violation,
    List<String> items,
    List<String> plan,
    String text,
    String cause) {
  /** Copies the lists. */
  public SearchFinding {
    items = List.copyOf(items);
    plan = List.copyOf(plan);
  }

  /** Makes one of what a seed's own plan found. */
  static SearchFinding of(Explorer.Finding finding) {
    return of(finding, "");
  }

  /** Makes one of what a case found, whatever it is made of. */
  static SearchFinding ofCase(Explorer.Finding finding) {
    return of(finding, CaseText.write(finding.chaosCase()));
  }

  private static SearchFinding of(Explorer.Finding finding, String text) {
    List<ChaosEvent> events = finding.plan().items();
    List<String> plan = new ArrayList<>(events.stream().map(ChaosEvent::toString).toList());
    finding
        .chaosCase()
        .turns()
        .forEach(
            (draw, nanos) -> plan.add("task woken %d runs after %d ns".formatted(draw, nanos)));
    return new SearchFinding(
        finding.seed(),
        finding.violation(),
        finding.chaosCase().ids(),
        plan,
        text,
        cause(finding.violation(), events));
  }

  /** Returns the smallest case. */
  public ChaosCase chaosCase(Explorer explorer) {
    return text.isEmpty()
        ? new ChaosCase(seed, explorer.plan(seed).only(items))
        : CaseText.read(text, explorer.scenario());
  }

  /** Returns the ids as {@code --only} takes them. */
  public String only() {
    return items.isEmpty() ? Explorer.NOTHING : String.join(",", items);
  }

  private static String cause(Violation violation, List<ChaosEvent> events) {
    TreeSet<String> kinds = new TreeSet<>();
    for (ChaosEvent event : events) {
      kinds.add(
          switch (event) {
            case ChaosEvent.Press press -> "press " + press.button() + " of " + press.device();
            case ChaosEvent.PowerCycle cycle -> "power off of " + cycle.device();
            case ChaosEvent.FaultWindow window -> kind(window.spec());
          });
    }
    return violation.rule().name()
        + (violation.subject().isEmpty() ? "" : " (" + violation.subject() + ")")
        + ": "
        + (kinds.isEmpty() ? "no press and no fault" : String.join(", ", kinds));
  }

  private static String kind(FaultSpec spec) {
    StringBuilder kind = new StringBuilder("fault " + FaultFormat.type(spec.fault()));
    FaultFormat.attributes(spec.fault())
        .forEach(
            (name, value) -> {
              if (value instanceof String word) {
                kind.append(' ').append(name).append('=').append(word);
              }
            });
    if (spec.direction() == Direction.UPSTREAM) {
      kind.append(" upstream");
    }
    return kind.toString();
  }
}
