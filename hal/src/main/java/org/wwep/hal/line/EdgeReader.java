package org.wwep.hal.line;

import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;

/**
 * The thread that reads the edges of one line and tells them.
 *
 * <p>A listener that fails costs no later edge; a line that fails ends the telling, and the log
 * says so.
 */
public final class EdgeReader {
  private static final Logger LOG = System.getLogger(EdgeReader.class.getName());

  /** How often the thread looks whether it is to end: nothing else gets it out of its wait. */
  private static final Duration WAIT = Duration.ofMillis(50);

  /** Longer than any listener takes. */
  private static final Duration ENDING = Duration.ofSeconds(5);

  private final String name;
  private final Source source;
  private final Thread thread;
  private volatile boolean running = true;

  /** Where the edges come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * Waits for the next edge.
     *
     * @param longest how long to wait at most
     * @return the edge, or null if none came, which may also be before that time is over
     * @throws IOException if no more edges are to be had
     */
    @Nullable Edge next(Duration longest) throws IOException;
  }

  /**
   * Makes a reader of the edges of a line.
   *
   * @param listener may stop this reader, so whoever stops it has to know it before {@link #start}
   */
  public EdgeReader(String name, Source source, EdgeListener listener) {
    this.name = name;
    this.source = source;
    thread = Thread.ofPlatform().daemon().name(name + "-edges").unstarted(() -> read(listener));
  }

  /** Starts to tell the edges. */
  public void start() {
    thread.start();
  }

  /**
   * Ends the telling, and waits for the thread even if interrupted: the line must not be freed
   * under it.
   *
   * @return whether it has ended; not so if a listener takes too long, or calls this
   */
  public boolean stop() {
    running = false;
    boolean ended = thread != Thread.currentThread() && ended();
    if (!ended) {
      LOG.log(Logger.Level.WARNING, "{0} is still busy with an edge", name);
    }
    return ended;
  }

  private void read(EdgeListener listener) {
    while (running) {
      try {
        @Nullable Edge edge = source.next(WAIT);
        if (edge != null && running) {
          listener.edge(edge);
        }
      } catch (IOException e) {
        LOG.log(Logger.Level.ERROR, "{0}: no more edges, because {1}", name, e.getMessage());
        return;
      } catch (RuntimeException e) { // the listener's: the next edge is none the worse for it
        LOG.log(Logger.Level.ERROR, name + ": an edge was not taken", e);
      }
    }
  }

  private boolean ended() {
    long deadline = System.nanoTime() + ENDING.toNanos();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended && System.nanoTime() < deadline) {
      try {
        ended = thread.join(Duration.ofNanos(deadline - System.nanoTime()));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return ended;
  }
}
