package org.wwep.emulator.scenario.yaml;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How Wokwi has a command.
 *
 * <p><b>Source.</b> Wokwi's documentation of automation scenarios.
 *
 * @param fields the fields that it has there; empty for a single value only
 * @param text whether the single value has to be text
 * @param check returns what Wokwi would not like about a single value, or nothing
 */
public record WokwiForm(Set<String> fields, boolean text, UnaryOperator<String> check) {
  /** Makes that of a command that has fields, the name of a pin or a control among them. */
  public static WokwiForm ofFields(String... fields) {
    return new WokwiForm(Set.of(fields), false, _ -> "");
  }

  /** Makes that of a command that is a text, or a list. */
  public static WokwiForm ofText() {
    return new WokwiForm(Set.of(), true, _ -> "");
  }

  /** Makes that of a command with a single value, by what Wokwi would not like about one. */
  public static WokwiForm ofValue(UnaryOperator<String> check) {
    return new WokwiForm(Set.of(), false, check);
  }
}
