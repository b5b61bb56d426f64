package org.wwep.hal;

/**
 * Receives the raw edges of one button, in order.
 *
 * <p>Called on the board's own thread (on real GPIO the one that reads the kernel's edge queue, 16
 * edges deep), so an implementation hands the edge to a queue and returns at once: a slow listener
 * loses edges.
 */
@FunctionalInterface
public interface EdgeListener {
  /** Takes one edge. */
  void edge(Edge edge);
}
