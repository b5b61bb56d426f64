package org.wwep.emulator.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.wwep.hal.Button;
import org.wwep.hal.Debounce;
import org.wwep.hal.Edge;
import org.wwep.hal.EdgeListener;
import org.wwep.hal.Level;
import org.wwep.rtos.Rtos;

/** A button of a board under test, whose contact the bench closes. Owned by the world's script. */
final class BenchButton implements Button {
  private final String id;
  private final Level activeLevel;
  private final boolean bounces;
  private final Rtos rtos;
  private final Consumer<Boolean> contact;
  private volatile Level level;
  private volatile EdgeListener listener = _ -> {};

  /**
   * Makes one that is released.
   *
   * @param bounces whether the contact can be moved as fast as a bounce
   * @param contact closes it, or lets it go
   */
  BenchButton(String id, Level activeLevel, boolean bounces, Rtos rtos, Consumer<Boolean> contact) {
    this.id = id;
    this.activeLevel = activeLevel;
    this.bounces = bounces;
    this.rtos = rtos;
    this.contact = contact;
    this.level = activeLevel.opposite();
  }

  /**
   * Returns what is played of these edges: without bounce, those after which the contact stays
   * where it is, less those that change nothing.
   */
  List<Edge> settled(List<Edge> edges) {
    if (bounces) {
      return edges;
    }
    List<Edge> settled = new ArrayList<>();
    Level before = level;
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      boolean stays =
          i + 1 == edges.size()
              || Duration.between(edge.at(), edges.get(i + 1).at())
                      .compareTo(Debounce.DEFAULT_WINDOW)
                  >= 0;
      if (stays && edge.level() != before) {
        before = edge.level();
        settled.add(edge);
      }
    }
    return settled;
  }

  /** Moves the contact. */
  void move(Level to) {
    // Told first: what the board does about it may be seen at once.
    level = to;
    listener.edge(new Edge(rtos.now(), to));
    contact.accept(to == activeLevel);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Level activeLevel() {
    return activeLevel;
  }

  @Override
  public Level level() {
    return level;
  }

  @Override
  public void listen(EdgeListener other) {
    listener = other;
  }
}
