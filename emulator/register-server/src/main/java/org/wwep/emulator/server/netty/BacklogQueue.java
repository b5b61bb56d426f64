package org.wwep.emulator.server.netty;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The connections of one event loop that sent more than their {@link ReadBudget}: each gets its
 * turn, one between two looks at all sockets. So whoever sends little waits for one of them at
 * most, however many there are.
 *
 * <p>Owned by the thread of the loop.
 */
final class BacklogQueue {
  private final Queue<Member> waiting = new ArrayDeque<>();
  private final ReadBudget.Loop loopBudget = new ReadBudget.Loop();

  /** A connection with input that waits. */
  @FunctionalInterface
  interface Member {
    /** Handles one piece of its input; if there is more, it waits anew. */
    void serve();
  }

  /** Returns what goes by without waiting. */
  ReadBudget.Loop loopBudget() {
    return loopBudget;
  }

  void add(Member member) {
    waiting.add(member);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Gives the first its turn; returns whether there was one. */
  boolean serve() {
    Member first = waiting.poll();
    if (first != null) {
      first.serve();
    }
    return first != null;
  }
}
