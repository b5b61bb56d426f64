package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketConstants;

/** Who wants to be told once there is something to be seen on a socket: one task for each wish. */
final class PollWatchers {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  private final CoprocessorTasks coprocessorTasks;
  private final SocketApi sockets;
  private final IntConsumer ready;
  private final Map<Integer, Set<Integer>> watched = new ConcurrentHashMap<>();

  PollWatchers(CoprocessorTasks coprocessorTasks, SocketApi sockets, IntConsumer ready) {
    this.coprocessorTasks = coprocessorTasks;
    this.sockets = sockets;
    this.ready = ready;
  }

  /** Watches for these events, unless somebody does already. */
  void watch(int fd, int events) {
    Set<Integer> wishes = watched.computeIfAbsent(fd, _ -> ConcurrentHashMap.newKeySet());
    if (wishes.add(events)) {
      coprocessorTasks.start("nwp watch " + fd, () -> wait(fd, events, wishes));
    }
  }

  private void wait(int fd, int events, Set<Integer> wishes) throws InterruptedException {
    try {
      if (onlyHungUp(sockets.poll(List.of(new PollFd(fd, events)), SocketApi.FOREVER))) {
        coprocessorTasks.rtos().sleep(LOOK_AGAIN);
      }
    } catch (ErrnoException _) {
      // Whoever asked will see it for himself.
    }
    wishes.remove(events);
    ready.accept(fd);
  }

  /** Once the peer has finished, a poll says nothing of room: who sends has to try. */
  private static boolean onlyHungUp(List<PollFd> seen) {
    PollFd one = seen.getFirst();
    return one.revents() == SocketConstants.POLLHUP && (one.events() & SocketConstants.POLLIN) == 0;
  }

  /** Forgets a socket that was closed; another may get its number. */
  void forget(int fd) {
    watched.remove(fd);
  }
}
