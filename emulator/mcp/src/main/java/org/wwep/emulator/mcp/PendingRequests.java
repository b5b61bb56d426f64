package org.wwep.emulator.mcp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;

/** The ids of requests that wait for an answer. Safe for use by any thread. */
final class PendingRequests {
  private static final String CANCELLED = "notifications/cancelled";

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final Set<Object> ids = new HashSet<>();
  private boolean unheard;

  /**
   * Takes a message of the agent: one with a method and an id waits for an answer, until it is
   * cancelled.
   */
  void asked(Map<String, Object> message) {
    Object id = message.get("id");
    if (CANCELLED.equals(message.get("method"))
        && message.get("params") instanceof Map<?, ?> cancelled) {
      forget(cancelled.get("requestId"));
    } else if (id != null && message.containsKey("method")) {
      lock.lock();
      try {
        ids.add(id);
      } finally {
        lock.unlock();
      }
    }
  }

  /** Takes a line that was sent to the agent. */
  void sent(byte[] line) {
    try {
      Map<String, Object> message = JsonReader.object(JsonReader.read(line));
      Object id = message.get("id");
      if (!message.containsKey("method")) {
        forget(id);
      }
    } catch (JsonSyntaxException _) {
      // Then it answers nothing.
    }
  }

  private void forget(@Nullable Object id) {
    lock.lock();
    try {
      if (id != null && ids.remove(id)) {
        fewer.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes it that no answer can be sent any more. */
  void nobodyListens() {
    lock.lock();
    try {
      unheard = true;
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all are answered or nobody listens, but no longer than this. */
  void awaitNone(Duration longest) {
    long left = longest.toNanos();
    lock.lock();
    try {
      while (!ids.isEmpty() && !unheard && left > 0) {
        left = fewer.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
