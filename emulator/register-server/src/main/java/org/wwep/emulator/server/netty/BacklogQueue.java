package org.wwep.emulator.server.netty;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The connections of one event loop that sent more than their {@link ReadBudget}: each gets its
 * turn, {@link #MOST} at a time. What they sent is answered by another thread, so that the loop is
 * there for those that send little, however many of the others there are.
 *
 * <p>Owned by the thread of the loop.
 */
final class BacklogQueue {
  /** One is answered, and one is there when that is done. */
  static final int MOST = 2;

  private final Queue<Member> waiting = new ArrayDeque<>();
  private final ReadBudget.Loop loopBudget = new ReadBudget.Loop();
  private boolean serving;
  private int turns;

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

  /** Returns whether somebody can have a turn now. */
  boolean isDue() {
    return turns < MOST && !waiting.isEmpty();
  }

  /** Gives the first its turn, if one can be had; returns whether it was so. */
  boolean serve() {
    if (!isDue()) {
      return false;
    }
    serving = true;
    try {
      waiting.remove().serve();
    } finally {
      serving = false;
    }
    return true;
  }

  /** Returns whether what is handled right now is somebody's turn. */
  boolean isServing() {
    return serving;
  }

  /** Takes that the turn goes on elsewhere, until {@link #end}. */
  void begin() {
    turns++;
  }

  /** Takes that a turn is over that went on elsewhere. */
  void end() {
    turns--;
  }
}
