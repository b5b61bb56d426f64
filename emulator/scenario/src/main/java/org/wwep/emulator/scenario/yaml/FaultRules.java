package org.wwep.emulator.scenario.yaml;

import java.util.Map;
import org.wwep.emulator.fault.FaultFormat;

/** What types of fault there are, and what attributes they take. */
@FunctionalInterface
public interface FaultRules {
  /**
   * Checks a fault.
   *
   * @param type the type's name
   * @param attributes as {@link org.wwep.emulator.scenario.FaultEntry} has them
   * @throws IllegalArgumentException with one line for a person; the attribute that it quotes, as
   *     in {@code 'jitter'}, is where the file is wrong
   */
  void check(String type, Map<String, Object> attributes);

  /** Returns rules that know the types by name, and take any attribute. */
  static FaultRules typesOnly() {
    return (type, _) -> {
      if (!FaultFormat.types().contains(type)) {
        throw new IllegalArgumentException(
            "unknown fault type '" + type + "'" + Suggestion.of(type, FaultFormat.types()));
      }
    };
  }
}
