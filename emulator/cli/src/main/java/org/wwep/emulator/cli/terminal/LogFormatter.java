package org.wwep.emulator.cli.terminal;

import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.wwep.net.TerminalText;

/** A line of the log on standard error: {@code wwep: TEXT}, with what others wrote fit to print. */
public final class LogFormatter extends Formatter {
  private final boolean traces;

  /** Made by the log manager, by name. */
  public LogFormatter() {
    traces = System.getProperty("wwep.log") != null;
  }

  @Override
  public String format(LogRecord logged) {
    StringBuilder text = new StringBuilder("wwep: ");
    text.append(TerminalText.of(formatMessage(logged), ErrorOutput.LONGEST))
        .append(System.lineSeparator());
    Throwable thrown = logged.getThrown();
    if (traces && thrown != null) {
      ErrorOutput.stackTrace(thrown)
          .forEach(line -> text.append(line).append(System.lineSeparator()));
    }
    return text.toString();
  }
}
