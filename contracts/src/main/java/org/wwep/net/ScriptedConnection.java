package org.wwep.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A connection whose peer sends what the test says, and that writes down what is asked of it.
 *
 * <p>After the last of what was said, a receive waits in vain. Owned by one task.
 */
public final class ScriptedConnection implements Connection {
  private static final String END = "\0end";

  private final Deque<String> incoming = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();

  /** The peer sends this next, all of it at once; empty is silence for once. */
  public ScriptedConnection says(String text) {
    incoming.add(text);
    return this;
  }

  /** The peer finishes sending. */
  public ScriptedConnection ends() {
    incoming.add(END);
    return this;
  }

  /** Returns what was asked so far, such as {@code receive within 100 ms}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns how long each receive so far would have waited. */
  public List<Duration> patience() {
    return calls.stream()
        .filter(call -> call.startsWith("receive within "))
        .map(call -> Duration.ofMillis(Long.parseLong(call.split(" ")[2])))
        .toList();
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout) {
    calls.add("send " + new String(bytes, offset, length, ISO_8859_1));
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws ReceiveTimeoutException {
    calls.add("receive within " + timeout.toMillis() + " ms");
    String next = incoming.isEmpty() ? "" : incoming.remove();
    if (next.isEmpty()) {
      throw new ReceiveTimeoutException("nothing within " + timeout.toMillis() + " ms");
    }
    if (next.equals(END)) {
      return -1;
    }
    byte[] bytes = next.getBytes(ISO_8859_1);
    int count = Math.min(length, bytes.length);
    System.arraycopy(bytes, 0, buffer, offset, count);
    if (count < bytes.length) {
      incoming.addFirst(next.substring(count));
    }
    return count;
  }

  @Override
  public void shutdownOutput() {
    calls.add("finish");
  }

  @Override
  public Endpoint remote() {
    return Endpoint.loopback(40_000);
  }

  @Override
  public Endpoint local() {
    return Endpoint.loopback(27_708);
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
