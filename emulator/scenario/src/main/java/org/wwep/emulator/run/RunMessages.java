package org.wwep.emulator.run;

/**
 * How a run speaks of what its caller has set: a library knows no option of a command line.
 *
 * <p>Whoever has such options words them here.
 */
public interface RunMessages {
  /** For callers without options. */
  RunMessages PLAIN =
      new RunMessages() {
        @Override
        public String trouble(Exception e) {
          String message = e.getMessage();
          return message == null ? e.toString() : message;
        }

        @Override
        public String timeout() {
          return "'defaults: {timeout: ...}', or the timeout that the run was given";
        }
      };

  /** Returns what went wrong, and what to do about it. */
  String trouble(Exception e);

  /** Returns where the run's timeout comes from. */
  String timeout();

  /**
   * Told of each step as it begins; by the run's own thread, which waits meanwhile.
   *
   * @param number the step's number, from 1
   * @param label the author's name for it, or its keyword
   */
  default void begun(int number, String label) {}
}
