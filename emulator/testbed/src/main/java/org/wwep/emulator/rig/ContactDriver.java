package org.wwep.emulator.rig;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.cdev.RealTimePriority;
import org.wwep.rtos.Rtos;

/**
 * Moves the contact of a button on a real line, in time.
 *
 * <p><b>Shape</b>: a burst is played on a thread of its own, with real-time priority where the user
 * may have that, since a bounce that other threads draw out is another press. A call ends when the
 * firmware has been told the last edge: what comes after it finds the contact as it was left.
 */
final class ContactDriver {
  private final EdgeMonitor board;
  private final EdgePlayer player;

  ContactDriver(EdgeMonitor board, Rtos rtos) {
    this.board = board;
    this.player = new EdgePlayer(rtos);
  }

  /**
   * Plays a burst, and waits until the firmware has been told its end, or for {@link
   * EdgeMonitor#LIMIT}. An interrupt ends both, and stays.
   *
   * @param id the button
   * @param line sets the level that the button's line gets
   */
  void play(String id, List<Edge> edges, Consumer<Level> line) {
    FutureTask<Instant> burst = new FutureTask<>(() -> player.play(edges, line));
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name(id + "-contact")
            .start(
                () -> {
                  boolean _ = RealTimePriority.raise();
                  burst.run();
                });
    boolean interrupted = false;
    while (true) {
      try {
        Instant moved = burst.get();
        if (!interrupted) {
          boolean _ = board.await(id, edges.getLast().level(), moved);
        }
        break;
      } catch (InterruptedException _) {
        interrupted = true;
        thread.interrupt(); // it plays the last edge, and ends
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }
}
