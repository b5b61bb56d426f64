package org.wwep.emulator.nwp.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketError;
import org.wwep.net.bsd.SocketNumbers;

/** Looks at several sockets, and waits until there is something to be seen on one. */
final class Polls {
  private final CommandPort port;
  private final Waiting waiting;
  private final Table table;

  Polls(CommandPort port, Waiting waiting, Table table) {
    this.port = port;
    this.waiting = waiting;
    this.table = table;
  }

  List<PollFd> poll(List<PollFd> fds, Duration timeout) throws SocketError, InterruptedException {
    if (timeout.isNegative()) {
      throw new SocketError(Errno.EINVAL, "a timeout is 0 or more, was " + timeout);
    }
    int[] all = fds.stream().mapToInt(PollFd::fd).filter(fd -> fd >= 0).distinct().toArray();
    try (Waiting.Bell bell = waiting.bell(timeout, all)) {
      while (true) {
        boolean last = bell.isOver();
        List<PollFd> seen = look(fds, !last);
        if (last || seen.stream().anyMatch(PollFd::isReady)) {
          return seen;
        }
        bell.await();
      }
    }
  }

  private List<PollFd> look(List<PollFd> fds, boolean tell)
      throws SocketError, InterruptedException {
    List<PollFd> asked = new ArrayList<>();
    for (PollFd each : fds) {
      Descriptor socket = table.find(each.fd());
      if (each.fd() >= 0 && socket != null && !socket.connecting) {
        asked.add(each);
      }
    }
    Payload payload = new Payload().flag(tell).number(asked.size());
    asked.forEach(each -> payload.number(each.fd()).number(each.events()));
    try {
      PayloadReader seen = port.call(Opcode.POLL, payload);
      List<PollFd> all = new ArrayList<>();
      for (PollFd each : fds) {
        all.add(asked.contains(each) ? each.seen(seen.number()) : each.seen(unasked(each)));
      }
      return List.copyOf(all);
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.POLL, e);
    }
  }

  /** Nothing is to be seen of a socket that is being connected. */
  private int unasked(PollFd each) {
    return each.fd() < 0 || table.find(each.fd()) != null ? 0 : SocketNumbers.POLLNVAL;
  }
}
