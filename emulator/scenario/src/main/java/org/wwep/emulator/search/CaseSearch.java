package org.wwep.emulator.search;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A search over seeds that one thread begins, and that any thread may look at and stop. */
public interface CaseSearch {
  /**
   * Tries what has not been tried, on so many threads.
   *
   * @param time after which no seed is begun any more, or null
   * @throws IOException if what came of seeds cannot be kept
   */
  SearchTally run(int threads, @Nullable Duration time) throws InterruptedException, IOException;

  /** Has the search end when what is under way has been tried; from any thread. */
  void stop();

  /** Returns whether it was told to stop; from any thread. */
  boolean isStopped();

  /** Returns how many seeds have been tried, those of earlier goes included; from any thread. */
  long done();

  /** Returns whether there is nothing left to try. */
  boolean isComplete();
}
