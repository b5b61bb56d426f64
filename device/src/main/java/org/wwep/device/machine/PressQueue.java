package org.wwep.device.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable first-in-first-out queue; adding and removing take constant time on average, so that
 * an hour of presses behind a dead server costs no more than each press did.
 */
public final class PressQueue {
  private static final PressQueue EMPTY = new PressQueue(null, null, 0);

  /** A singly linked list; {@code front} is oldest first, {@code back} newest first. */
  private record Node(Press press, @Nullable Node rest) {}

  private final @Nullable Node front;
  private final @Nullable Node back;
  private final int size;

  private PressQueue(@Nullable Node front, @Nullable Node back, int size) {
    this.front = front;
    this.back = back;
    this.size = size;
  }

  /** Returns the queue with nothing in it. */
  public static PressQueue empty() {
    return EMPTY;
  }

  /** Returns whether there is nothing in it. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Returns how many presses wait. */
  public int size() {
    return size;
  }

  /** Returns this queue with the press behind all others. */
  public PressQueue plus(Press press) {
    return front == null
        ? new PressQueue(new Node(press, null), null, 1)
        : new PressQueue(front, new Node(press, back), size + 1);
  }

  /**
   * Returns the oldest press.
   *
   * @throws IllegalStateException if the queue is empty
   */
  public Press head() {
    return oldest().press();
  }

  /**
   * Returns this queue without its oldest press.
   *
   * @throws IllegalStateException if the queue is empty
   */
  public PressQueue tail() {
    Node rest = oldest().rest();
    if (rest != null) {
      return new PressQueue(rest, back, size - 1);
    }
    Node reversed = null;
    for (Node node = back; node != null; node = node.rest()) {
      reversed = new Node(node.press(), reversed);
    }
    return reversed == null ? EMPTY : new PressQueue(reversed, null, size - 1);
  }

  /** Returns the presses, oldest first. */
  public List<Press> toList() {
    List<Press> presses = new ArrayList<>(size);
    for (PressQueue queue = this; !queue.isEmpty(); queue = queue.tail()) {
      presses.add(queue.head());
    }
    return presses;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PressQueue queue && toList().equals(queue.toList());
  }

  @Override
  public int hashCode() {
    return toList().hashCode();
  }

  @Override
  public String toString() {
    return toList().toString();
  }

  private Node oldest() {
    if (front == null) {
      throw new IllegalStateException("the queue is empty");
    }
    return front;
  }
}
