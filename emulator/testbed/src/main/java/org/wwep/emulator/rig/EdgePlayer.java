package org.wwep.emulator.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.rtos.Rtos;

/**
 * Plays edges on a line that does not take timestamps, each at its instant.
 *
 * <p><b>Shape</b>: a burst takes as long as it is written to take, also on a busy machine. A pair
 * of edges whose time has passed is left out, since a bounce stretched beyond the debounce window
 * would be a press; the line ends at the level of the last edge all the same.
 */
final class EdgePlayer {
  private final Rtos rtos;

  EdgePlayer(Rtos rtos) {
    this.rtos = rtos;
  }

  /**
   * Plays them to their end, or to an interrupt, which stays.
   *
   * @return when the line was moved for the last time
   */
  Instant play(List<Edge> edges, Consumer<Level> line) {
    Instant first = edges.getFirst().at();
    Instant begun = rtos.now();
    Instant moved = begun;
    try {
      for (int i = 0; i < edges.size(); i++) {
        Edge edge = edges.get(i);
        // The burst begins when it begins: what came before it is not caught up with.
        Instant due = begun.plus(Duration.between(first, edge.at()));
        Duration early = Duration.between(rtos.now(), due);
        if (early.isPositive()) {
          rtos.sleep(early);
        }
        if (i > 0 && i + 1 < edges.size() && past(edges.get(i + 1), first, begun)) {
          i++;
          continue;
        }
        moved = rtos.now();
        line.accept(edge.level());
      }
    } catch (InterruptedException _) {
      moved = rtos.now();
      line.accept(edges.getLast().level());
      Thread.currentThread().interrupt();
    }
    return moved;
  }

  private boolean past(Edge edge, Instant first, Instant begun) {
    return !rtos.now().isBefore(begun.plus(Duration.between(first, edge.at())));
  }
}
