package org.wwep.emulator.run;

/** One thing that is broken, and the scenario that is about it. */
sealed interface Mutation permits BrokenFirmware, BrokenTls, BrokenServer {
  /** Returns the file of the scenario that has to notice. */
  String scenario();

  /** Returns the run with this broken in it. */
  RunRequest plant(RunRequest right);
}
