package org.wwep.emulator.mcp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonSyntaxException;

/** The ids of requests that have no answer yet. Safe for use by any thread. */
final class PendingRequests {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final Set<Object> ids = new HashSet<>();

  /** Takes a message of the agent: one with a method and an id waits for an answer. */
  void asked(Map<String, Object> message) {
    Object id = message.get("id");
    if (id != null && message.containsKey("method")) {
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
      if (id != null && !message.containsKey("method")) {
        lock.lock();
        try {
          ids.remove(id);
          fewer.signalAll();
        } finally {
          lock.unlock();
        }
      }
    } catch (JsonSyntaxException _) {
      // Then it answers nothing.
    }
  }

  /** Waits until all are answered, but no longer than this. */
  void awaitNone(Duration longest) {
    long left = longest.toNanos();
    lock.lock();
    try {
      while (!ids.isEmpty() && left > 0) {
        left = fewer.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
