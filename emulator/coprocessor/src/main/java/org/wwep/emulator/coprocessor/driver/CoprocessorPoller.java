package org.wwep.emulator.coprocessor.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketConstants;

/** Looks at several sockets, and waits until there is something to be seen on one. */
final class CoprocessorPoller {
  private final CommandPort port;
  private final SocketWaiters socketWaiters;
  private final SocketTable socketTable;

  CoprocessorPoller(CommandPort port, SocketWaiters socketWaiters, SocketTable socketTable) {
    this.port = port;
    this.socketWaiters = socketWaiters;
    this.socketTable = socketTable;
  }

  List<PollFd> poll(List<PollFd> fds, Duration timeout)
      throws ErrnoException, InterruptedException {
    if (timeout.isNegative()) {
      throw new ErrnoException(Errno.EINVAL, "a timeout is 0 or more, was " + timeout);
    }
    int[] all = fds.stream().mapToInt(PollFd::fd).filter(fd -> fd >= 0).distinct().toArray();
    try (SocketWaiters.Waiter waiter = socketWaiters.bell(timeout, all)) {
      while (true) {
        boolean last = waiter.isOver();
        List<PollFd> seen = look(fds, !last);
        if (last || seen.stream().anyMatch(PollFd::isReady)) {
          return seen;
        }
        waiter.await();
      }
    }
  }

  private List<PollFd> look(List<PollFd> fds, boolean tell)
      throws ErrnoException, InterruptedException {
    List<PollFd> asked = new ArrayList<>();
    for (PollFd each : fds) {
      Descriptor socket = socketTable.find(each.fd());
      if (each.fd() >= 0 && socket != null && !socket.connecting) {
        asked.add(each);
      }
    }
    PayloadWriter payloadWriter = new PayloadWriter().flag(tell).number(asked.size());
    asked.forEach(each -> payloadWriter.number(each.fd()).number(each.events()));
    try {
      PayloadReader seen = port.call(Opcode.POLL, payloadWriter);
      List<PollFd> all = new ArrayList<>();
      for (PollFd each : fds) {
        all.add(asked.contains(each) ? each.seen(seen.number()) : each.seen(unasked(each)));
      }
      return List.copyOf(all);
    } catch (MalformedFrameException e) {
      throw ResponsePayload.malformed(Opcode.POLL, e);
    }
  }

  /** Nothing is to be seen of a socket that is being connected. */
  private int unasked(PollFd each) {
    return each.fd() < 0 || socketTable.find(each.fd()) != null ? 0 : SocketConstants.POLLNVAL;
  }
}
