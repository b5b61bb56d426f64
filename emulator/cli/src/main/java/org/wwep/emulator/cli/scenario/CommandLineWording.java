package org.wwep.emulator.cli.scenario;

import org.wwep.emulator.cli.device.RemedyText;
import org.wwep.emulator.run.RunWording;
import org.wwep.hal.HalException;

/** Speaks of a run's settings in the options of {@code wwep run}. */
final class CommandLineWording implements RunWording {
  @Override
  public String trouble(Exception e) {
    return e instanceof HalException hal ? RemedyText.message(hal) : RunWording.PLAIN.trouble(e);
  }

  @Override
  public String timeout() {
    return "'defaults: {timeout: ...}' or --timeout";
  }
}
