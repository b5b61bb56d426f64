package org.wwep.emulator.cli.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.net.TerminalText;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Standard error: the one way for a command to say something there. What others wrote within a line
 * is made fit to print, and a line is {@value #LONGEST} characters at most.
 */
public final class ErrorOutput {
  /** Longer than any message of ours; what others wrote may be in it. */
  static final int LONGEST = 4000;

  private ErrorOutput() {}

  /** Says something for a command whose output somebody may have redirected. */
  public static void line(@Nullable CommandSpec spec, String text) {
    line(Objects.requireNonNull(spec).commandLine().getErr(), text);
  }

  /** Prints one line. */
  public static void line(PrintWriter err, String text) {
    err.println(TerminalText.of(text, LONGEST));
    err.flush();
  }

  /** Prints one line on the process's own. */
  public static void line(String text) {
    System.err.println(TerminalText.of(text, LONGEST));
  }

  /**
   * Says that a report could not be written, if so, and by which option it goes elsewhere.
   *
   * @param trouble what went wrong, or nothing
   * @return whether it was written
   */
  public static boolean written(Optional<String> trouble, String option) {
    trouble.ifPresent(text -> line("wwep: " + text + "; choose another place with " + option));
    return trouble.isEmpty();
  }

  /** Prints a question, without a line end. */
  public static void question(String text) {
    System.err.print(TerminalText.of(text, LONGEST));
    System.err.flush();
  }

  /** Prints where an error was thrown; what it says has its lines, as any part of the trace. */
  public static void stackTrace(PrintWriter err, Throwable thrown) {
    stackTrace(thrown).forEach(err::println);
    err.flush();
  }

  static Stream<String> stackTrace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    // Java indents by tabs.
    return trace
        .toString()
        .lines()
        .map(line -> TerminalText.of(line.replace("\t", "    "), LONGEST));
  }
}
