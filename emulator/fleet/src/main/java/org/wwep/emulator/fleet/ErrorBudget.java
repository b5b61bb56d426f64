package org.wwep.emulator.fleet;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How many presses may fail.
 *
 * @param text as a person wrote it
 * @param most how many, or how many of a hundred
 * @param share whether it is of a hundred
 */
public record ErrorBudget(String text, double most, boolean share) {
  /** Every press has to be acknowledged. */
  public static final ErrorBudget NONE = new ErrorBudget("0", 0, false);

  private static final double HUNDRED = 100;

  /**
   * Reads {@code 10} or {@code 0.5%}.
   *
   * @throws IllegalArgumentException with one line for a person
   */
  public static ErrorBudget parse(String text) {
    boolean share = text.endsWith("%");
    String number = share ? text.substring(0, text.length() - 1).strip() : text;
    if (number.matches(share ? "[0-9]{1,3}(\\.[0-9]{1,9})?" : "[0-9]{1,15}")) {
      double most = new BigDecimal(number).doubleValue();
      if (!share || most <= HUNDRED) {
        return new ErrorBudget(text, most, share);
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no number of errors: write one like 10, or a share like 0.5%");
  }

  Optional<String> violation(long errors, long presses) {
    double allowed = share ? presses * most / HUNDRED : most;
    return errors <= allowed
        ? Optional.empty()
        : Optional.of(
            "%d of %d presses and registers failed, at most %s may"
                .formatted(errors, presses, text));
  }
}
