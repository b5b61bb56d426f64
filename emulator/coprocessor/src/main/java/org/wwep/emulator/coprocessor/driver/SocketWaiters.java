package org.wwep.emulator.coprocessor.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.wwep.net.bsd.SocketApi;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;

/** Until a socket is ready, as an event tells: whoever waits has a bell that it rings. */
final class SocketWaiters {
  private final Rtos rtos;
  private final Map<Integer, Set<Waiter>> bells = new ConcurrentHashMap<>();

  SocketWaiters(Rtos rtos) {
    this.rtos = rtos;
  }

  /** Wakes all who wait for this socket. */
  void ring(int fd) {
    Set<Waiter> waiting = bells.get(fd);
    if (waiting != null) {
      waiting.forEach(Waiter::ring);
    }
  }

  void ringAll() {
    bells.values().forEach(all -> all.forEach(Waiter::ring));
  }

  /** Returns a bell for these sockets, hung up before anything is asked, so that none is missed. */
  Waiter bell(Duration timeout, int... fds) {
    Waiter waiter = new Waiter(timeout, fds);
    for (int fd : fds) {
      bells.computeIfAbsent(fd, _ -> new CopyOnWriteArraySet<>()).add(waiter);
    }
    return waiter;
  }

  /** One who waits, and how long. */
  final class Waiter implements AutoCloseable {
    private final Mailbox<Boolean> box = rtos.mailbox();
    private final int[] fds;
    private final Instant deadline;

    private Waiter(Duration timeout, int[] fds) {
      this.fds = fds.clone();
      this.deadline =
          rtos.now().plus(timeout.compareTo(SocketApi.FOREVER) > 0 ? SocketApi.FOREVER : timeout);
    }

    private void ring() {
      box.post(true);
    }

    /** Returns whether there is no time left. */
    boolean isOver() {
      return !rtos.now().isBefore(deadline);
    }

    /** Waits for the next ring, or for the time to be over. */
    void await() throws InterruptedException {
      box.take(Duration.between(rtos.now(), deadline));
    }

    @Override
    public void close() {
      for (int fd : fds) {
        bells.computeIfPresent(
            fd,
            (_, all) -> {
              all.remove(this);
              return all.isEmpty() ? null : all;
            });
      }
    }
  }
}
