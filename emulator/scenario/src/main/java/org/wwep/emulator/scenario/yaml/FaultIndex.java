package org.wwep.emulator.scenario.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.Position;

/** The faults that a file's steps begin and end. Owned by the thread that parses. */
public final class FaultIndex {
  private final FaultReader faultReader;
  private final Set<String> begun = new LinkedHashSet<>();
  private final Map<Position, String> ended = new LinkedHashMap<>();

  FaultIndex(FaultRules rules) {
    this.faultReader = new FaultReader(rules);
  }

  /** Reads a fault that a step begins. */
  public FaultEntry begin(MappingReader fields) {
    FaultEntry fault = faultReader.read(fields);
    begun.add(fault.name());
    return fault;
  }

  /** Notes that a step ends the fault of this name. */
  public void end(String name, Position at) {
    ended.put(at, name);
  }

  /** Reports the faults that are to end, but never begin. To be called after the last step. */
  void check(Problems problems) {
    ended.forEach(
        (at, name) -> {
          if (!begun.contains(name)) {
            problems.add(
                at,
                "clear-fault: no step begins a fault '"
                    + QuotedText.of(name)
                    + "'"
                    + Suggestion.of(name, begun));
          }
        });
  }
}
