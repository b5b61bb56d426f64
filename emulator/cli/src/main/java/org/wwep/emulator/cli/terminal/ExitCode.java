package org.wwep.emulator.cli.terminal;

/** The exit codes that scripts rely on. */
public final class ExitCode {
  /** All is well. */
  public static final int PASS = 0;

  /** An assertion or a press failed. */
  public static final int FAILED = 1;

  /** The command line or a file is wrong. */
  public static final int USAGE = 2;

  /** GPIO busy or not permitted, port in use, no server. */
  public static final int ENVIRONMENT = 3;

  /** A scenario took longer than it may, in simulated time. */
  public static final int TIMED_OUT = 42;

  /** Interrupted by a signal; what the JVM itself ends with on SIGINT. */
  public static final int INTERRUPTED = 130;

  /** The reader of standard output went away: what the shell tells of a tool that this ends. */
  public static final int READER_GONE = 141;

  private ExitCode() {}
}
