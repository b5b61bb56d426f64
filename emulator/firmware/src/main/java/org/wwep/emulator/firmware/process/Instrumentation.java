package org.wwep.emulator.firmware.process;

/** What helps to find mistakes in firmware, on the native carrier. */
public enum Instrumentation {
  /** AddressSanitizer and UndefinedBehaviorSanitizer: what they find is a fault. */
  SANITIZERS,
  /** Counts of executed lines, for a {@link org.wwep.emulator.firmware.build.CoverageReport}. */
  COVERAGE,
  /** Firmware waits at its start for gdb. */
  DEBUGGER
}
