package org.wwep.emulator.cli;

/** The exit codes that scripts rely on. */
final class ExitCode {
  /** All is well. */
  static final int PASS = 0;

  /** An assertion or a press failed. */
  static final int FAILED = 1;

  /** The command line or a file is wrong. */
  static final int USAGE = 2;

  /** GPIO busy or not permitted, port in use, no server. */
  static final int ENVIRONMENT = 3;

  /** A scenario took longer than it may, in simulated time. */
  static final int TIMED_OUT = 42;

  /** Interrupted by a signal; what the JVM itself ends with on SIGINT. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
