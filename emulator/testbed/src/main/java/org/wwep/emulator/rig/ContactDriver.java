package org.wwep.emulator.rig;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
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
    Instant moved = PriorityBurst.run(id, () -> player.play(edges, line));
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    try {
      boolean _ = board.await(id, edges.getLast().level(), moved);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
