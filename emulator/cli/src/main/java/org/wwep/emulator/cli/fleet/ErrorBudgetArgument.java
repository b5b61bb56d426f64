package org.wwep.emulator.cli.fleet;

import org.wwep.emulator.cli.option.ArgumentConverter;
import org.wwep.emulator.fleet.ErrorBudget;

/** Reads how many presses may fail. */
final class ErrorBudgetArgument extends ArgumentConverter<ErrorBudget> {
  ErrorBudgetArgument() {
    super(ErrorBudget::parse);
  }
}
