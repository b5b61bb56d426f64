package org.wwep.emulator.cli.option;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.rtos.HostRtos;

/** The host's operating system for a long-running command. */
public final class HostRtosFactory {
  private HostRtosFactory() {}

  /**
   * Makes one in which a task that dies takes the process with it: half a device or server would
   * only seem to run.
   */
  public static HostRtos host(@Nullable Long seed, Consumer<String> err) {
    return new HostRtos(
        seed == null ? new SplittableRandom().nextLong() : seed,
        (task, error) -> {
          err.accept("task " + task.name() + " died of " + error + "; this is a defect, report it");
          System.exit(ExitCode.FAILED);
        });
  }
}
