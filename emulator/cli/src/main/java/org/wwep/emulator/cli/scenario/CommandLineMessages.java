package org.wwep.emulator.cli.scenario;

import org.wwep.emulator.cli.device.RemedyText;
import org.wwep.emulator.run.RunMessages;
import org.wwep.hal.HalException;

/** Speaks of a run's settings in the options of {@code wwep run}. */
final class CommandLineMessages implements RunMessages {
  @Override
  public String trouble(Exception e) {
    return e instanceof HalException hal ? RemedyText.message(hal) : RunMessages.PLAIN.trouble(e);
  }

  @Override
  public String timeout() {
    return "'defaults: {timeout: ...}' or --timeout";
  }
}
