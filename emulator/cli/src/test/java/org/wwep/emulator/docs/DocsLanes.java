package org.wwep.emulator.docs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.function.Executable;

/** Sections of the documentation that are run some at a time, in the order of their tests. */
final class DocsLanes implements AutoCloseable {
  private static final String DATA_HOME = "docs-data";

  private final ExecutorService threads;

  /** Makes so many lanes. */
  DocsLanes(int lanes) {
    this.threads =
        Executors.newFixedThreadPool(lanes, Thread.ofPlatform().name(DATA_HOME + "-", 1).factory());
  }

  /** Returns the folder for what the sections of this lane leave in a user's own. */
  static String dataHome() {
    String lane = Thread.currentThread().getName();
    return lane.startsWith(DATA_HOME) ? lane : DATA_HOME;
  }

  /** Begins with it as soon as a lane is free; returns what waits for its end. */
  Executable begin(Executable section) {
    Future<?> run =
        threads.submit(
            () -> {
              try {
                section.execute();
              } catch (Exception | Error e) {
                throw e;
              } catch (Throwable e) {
                throw new IllegalStateException(e);
              }
              return null;
            });
    return () -> {
      try {
        run.get();
      } catch (ExecutionException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    };
  }

  /** Ends those that still run. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
