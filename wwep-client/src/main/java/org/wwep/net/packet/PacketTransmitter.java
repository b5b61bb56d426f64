package org.wwep.net.packet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.SendTimeoutException;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.EventSource;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * The stack's side of sending: a task that takes one socket's packets in their order, and gives up
 * its hold of each once its bytes are gone, or have failed to.
 *
 * <p>Its monitor guards what is queued; nobody blocks while having it. There is a task as long as
 * there is something to send.
 */
final class PacketTransmitter implements EventHandler<Object> {
  /** What is to be done in its turn: a packet, or with null the end of sending. */
  private record Unsent(@Nullable Packet packet, int length, Duration timeout) {}

  private static final Duration END = Duration.ofSeconds(1);

  private final Rtos rtos;
  private final Connection connection;
  private final Deque<Unsent> queue = new ArrayDeque<>(2);

  /** The latest task, also after its end: who waits for what was sent waits for the task too. */
  private volatile @Nullable Task task;

  private volatile boolean sending;
  private boolean stopped;

  /** What the first packet failed by; those behind it are not tried. */
  private volatile @Nullable LinkException failure;

  PacketTransmitter(Rtos rtos, Connection connection) {
    this.rtos = rtos;
    this.connection = connection;
  }

  /** Takes a packet that the stack holds. */
  void send(Packet packet, int length, Duration timeout) {
    post(new Unsent(packet, length, timeout));
  }

  /** Finishes sending, behind what was sent before. */
  void finish() {
    post(new Unsent(null, 0, Duration.ZERO));
  }

  private synchronized void post(Unsent unsent) {
    if (stopped) {
      drop(unsent);
      return;
    }
    queue.add(unsent);
    if (!sending) {
      task = rtos.handle(EventSource.empty(), this);
      sending = true;
    }
  }

  /** Takes nothing any more; what is queued fails once the connection is closed. */
  synchronized void stop() {
    stopped = true;
  }

  /** Ends the task; comes after {@link #stop} and the end of the connection. */
  void end() {
    Task latest = task;
    if (latest != null) {
      latest.end(END);
    }
  }

  /** Throws what an earlier packet failed by. */
  void throwIfFailed() throws LinkException {
    LinkException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }

  /** Returns whether nothing is queued. */
  boolean isIdle() {
    return !sending;
  }

  /** Waits until nothing is queued. */
  void await(Duration timeout) throws LinkException, InterruptedException {
    Deadline deadline = Deadline.after(timeout, rtos);
    Task ended = null;
    for (Task latest = task; latest != null && latest != ended; latest = task) {
      if (!latest.join(deadline.left()) && !isIdle()) {
        throw new SendTimeoutException(
            "%s did not take all packets within %s".formatted(connection.remote(), deadline));
      }
      ended = latest;
    }
    throwIfFailed();
  }

  @Override
  public String name() {
    return "stack sends to " + connection.remote();
  }

  /** Sends all that is queued; nothing else is waited for. */
  @Override
  public void begin() throws InterruptedException {
    try {
      Unsent next;
      do {
        next = first();
        carryOut(next);
      } while (!isDone(next));
    } catch (InterruptedException e) {
      dropAll();
      throw e;
    }
  }

  @Override
  public @Nullable Duration patience() {
    return null;
  }

  @Override
  public void take(Object item) {}

  @Override
  public void silence() {}

  /** Where the connection takes all at once, nobody is waited for. */
  @Override
  public synchronized boolean mayBlock() {
    int length = 0;
    for (Unsent unsent : queue) {
      length += unsent.length();
    }
    return connection.room() < length;
  }

  private synchronized Unsent first() {
    return queue.getFirst();
  }

  private void carryOut(Unsent next) throws InterruptedException {
    Packet packet = next.packet();
    try {
      throwIfFailed();
      if (packet == null) {
        connection.shutdownOutput();
      } else {
        connection.send(packet.content(), 0, next.length(), next.timeout());
      }
    } catch (LinkException e) {
      fail(e);
    }
  }

  private synchronized void fail(LinkException e) {
    if (failure == null) {
      failure = e;
    }
  }

  /** Gives up the hold of what was sent; returns whether it was the last. */
  private synchronized boolean isDone(Unsent sent) {
    queue.remove();
    drop(sent);
    sending = !queue.isEmpty();
    return !sending;
  }

  /** Gives up what nobody will send any more: the task was cancelled. */
  private synchronized void dropAll() {
    stopped = true;
    sending = false;
    while (!queue.isEmpty()) {
      drop(queue.remove());
    }
  }

  private static void drop(Unsent unsent) {
    Packet packet = unsent.packet();
    if (packet != null) {
      packet.endSend();
    }
  }
}
