package org.wwep.emulator.cli.scenario;

import java.util.List;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.report.BatchExit;
import org.wwep.emulator.run.RunResult.Verdict;

/** The exit code of a batch of runs. */
final class VerdictExit {
  /** What comes later says more about the scenarios. */
  private static final List<Verdict> BY_WEIGHT =
      List.of(
          Verdict.BROKEN,
          Verdict.TIMED_OUT,
          Verdict.MISSED,
          Verdict.FAILED,
          Verdict.FLAKY,
          Verdict.INTERRUPTED);

  private VerdictExit() {}

  /**
   * Returns the exit code.
   *
   * @param exit what else it depends on
   */
  static int of(List<Verdict> verdicts, BatchExit exit) {
    int exitCode = ExitCode.PASS;
    for (Verdict verdict : BY_WEIGHT) {
      if (verdicts.contains(verdict)) {
        exitCode =
            switch (verdict) {
              case PASSED -> ExitCode.PASS;
              case FLAKY -> exit.failOnFlaky() ? ExitCode.FAILED : exitCode;
              case BROKEN -> ExitCode.ENVIRONMENT;
              case TIMED_OUT -> exit.timeout();
              case FAILED, MISSED -> ExitCode.FAILED;
              case INTERRUPTED -> ExitCode.INTERRUPTED;
            };
      }
    }
    return exitCode;
  }
}
