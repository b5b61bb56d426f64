package org.wwep.emulator.always;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.AlwaysCondition.NotOnConsole;
import org.wwep.emulator.scenario.DeviceRef;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.timeline.TimelineEntry;

/** Whether no line of a console has something in it. */
final class ConsoleCheck implements ConditionCheck {
  private final NotOnConsole condition;
  private final Pattern pattern;
  private final @Nullable DeviceRef device;
  private final Report report;

  ConsoleCheck(NotOnConsole condition, Report report) {
    this.condition = condition;
    this.pattern = condition.text().pattern();
    this.device = condition.device() == null ? null : DeviceRef.of(condition.device());
    this.report = report;
  }

  @Override
  public void happened(TimelineEntry entry) {
    DeviceRef whose = device == null ? new DeviceRef(entry.source(), "") : device;
    whose.printed(entry).ifPresent(text -> printed(entry, text));
  }

  private void printed(TimelineEntry entry, String text) {
    try {
      if (pattern.matcher(text).find()) {
        report.violated(
            Mismatch.of(
                "no %s on the console of %s".formatted(condition.text(), entry.source()),
                "was '%s'".formatted(text)),
            entry);
      }
    } catch (StackOverflowError _) {
      report.violated(
          Mismatch.because("the expression " + condition.text() + " nests too deep for a line"),
          entry);
    }
  }
}
