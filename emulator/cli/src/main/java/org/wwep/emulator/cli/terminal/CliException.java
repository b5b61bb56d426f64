package org.wwep.emulator.cli.terminal;

import java.util.List;

/** A command cannot go on: one line for a person, or a list of them, and the exit code. */
public final class CliException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String[] lines;

  public CliException(int exitCode, String message) {
    this(exitCode, List.of(message));
  }

  /** Makes one of several lines, a mistake each. */
  public CliException(int exitCode, List<String> lines) {
    super(String.join("\n", lines));
    this.exitCode = exitCode;
    this.lines = lines.toArray(String[]::new);
  }

  public int exitCode() {
    return exitCode;
  }

  /** Returns the lines; what others wrote has no line end in them that counts. */
  public List<String> lines() {
    return List.of(lines);
  }
}
