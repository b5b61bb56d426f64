package org.wwep.emulator.report;

/**
 * A report that could not be written: another place has to be chosen for it.
 *
 * @param kind which of the reports
 * @param text what went wrong, one line for a person
 */
public record ReportFailure(Kind kind, String text) {
  /** What {@link Reports} can be asked for. */
  public enum Kind {
    /** The file for CI systems. */
    JUNIT_XML,
    /** The signals. */
    VCD,
    /** All that happened. */
    EVENT_LOG,
    /** The presses as traces. */
    TRACES,
    /** The directory with everything. */
    RESULTS_DIR
  }
}
