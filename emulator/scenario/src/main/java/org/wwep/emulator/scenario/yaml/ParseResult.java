package org.wwep.emulator.scenario.yaml;

import java.util.List;
import org.wwep.emulator.scenario.Scenario;

/** What came of reading a scenario file. */
public sealed interface ParseResult {
  /**
   * The file is right.
   *
   * @param scenario what it says
   * @param beyondWokwi what Wokwi would not know or not accept, in the order of the file
   */
  record Valid(Scenario scenario, List<Problem> beyondWokwi) implements ParseResult {
    /** Copies the list. */
    public Valid {
      beyondWokwi = List.copyOf(beyondWokwi);
    }
  }

  /**
   * The file is wrong.
   *
   * @param problems all mistakes, at least one, in the order of the file
   */
  record Invalid(List<Problem> problems) implements ParseResult {
    /** Copies the list. */
    public Invalid {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a file without a mistake is valid");
      }
    }
  }
}
