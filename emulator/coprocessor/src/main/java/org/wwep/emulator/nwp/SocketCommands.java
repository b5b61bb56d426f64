package org.wwep.emulator.nwp;

import static org.wwep.net.bsd.SocketNumbers.MSG_DONTWAIT;
import static org.wwep.net.bsd.SocketNumbers.POLLIN;
import static org.wwep.net.bsd.SocketNumbers.POLLOUT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketError;
import org.wwep.net.bsd.SocketNumbers;
import org.wwep.net.bsd.SocketOption;

/**
 * What can be asked of the sockets, TLS and its handshakes included, all of it on this side.
 *
 * <p>Sending and receiving never wait here: what would have to is refused with {@link
 * Errno#EAGAIN}, and the firmware is told when to ask again.
 */
final class SocketCommands implements Service {
  /** What a handshake of an accepted connection may take. */
  private static final Duration ACCEPTING = Duration.ofSeconds(12);

  private static final int MOST = 2048;

  private final SocketApi sockets;
  private final Quota quota;
  private final Watches watches;
  private final Radio radio;

  SocketCommands(SocketApi sockets, Quota quota, Watches watches, Radio radio) {
    this.sockets = sockets;
    this.quota = quota;
    this.watches = watches;
    this.radio = radio;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, Answer answer)
      throws SocketError, MalformedFrame, InterruptedException {
    switch (command.opcode()) {
      case RESOLVE -> resolve(asked, answer);
      case SOCKET -> answer.done(socket(asked));
      case ACCEPT -> accept(asked.number(), asked.flag(), answer);
      case CONNECT -> connect(asked, answer);
      case SEND -> answer.done(send(asked.number(), asked.flag(), asked.bytes()));
      case RECV -> answer.done(receive(asked));
      case POLL -> answer.done(poll(asked));
      case CLOSE -> close(asked.number());
      case BIND, LISTEN, SHUTDOWN, SETSOCKOPT -> {
        change(command.opcode(), asked.number(), asked);
        answer.done(Refused.done());
      }
      case GETSOCKOPT ->
          answer.done(
              Refused.done()
                  .bytes(sockets.getsockopt(asked.number(), asked.number(), asked.number())));
      case SOCKNAME -> answer.done(name(asked.number(), asked.flag()));
      default -> throw new MalformedFrame("no command for sockets: " + command.opcode());
    }
  }

  private void resolve(PayloadReader asked, Answer answer) throws SocketError, MalformedFrame {
    String host = asked.text();
    int port = asked.number();
    Duration timeout = asked.time();
    answer.later(
        "nwp resolve",
        () -> {
          List<Endpoint> found;
          try {
            found = sockets.getaddrinfo(host, port, timeout);
          } catch (IllegalArgumentException e) {
            throw new SocketError(Errno.EINVAL, String.valueOf(e.getMessage()), e);
          }
          Payload all = Refused.done().number(found.size());
          found.forEach(all::endpoint);
          return all;
        });
  }

  private Payload socket(PayloadReader asked)
      throws SocketError, MalformedFrame, InterruptedException {
    int family = asked.number();
    int type = asked.number();
    int protocol = asked.number();
    boolean secure =
        protocol == SocketNumbers.IPPROTO_TLS_1_2 || protocol == SocketNumbers.IPPROTO_TLS_1_3;
    quota.promise(secure);
    int fd;
    try {
      fd = sockets.socket(family, type, protocol);
    } catch (SocketError e) {
      quota.release(secure);
      throw e;
    }
    quota.opened(fd, secure);
    return Refused.done().number(fd);
  }

  private void accept(int fd, boolean tell, Answer answer)
      throws SocketError, InterruptedException {
    if (!sockets.poll(List.of(new PollFd(fd, POLLIN)), Duration.ZERO).getFirst().isReady()) {
      if (tell) {
        watches.watch(fd, POLLIN);
      }
      throw new SocketError(Errno.EAGAIN, "nobody has connected yet");
    }
    boolean secure = quota.isSecure(fd);
    quota.promise(secure);
    sockets.setsockopt(fd, SocketOption.SO_RCVTIMEO, OptionValue.time(ACCEPTING));
    answer.later(
        "nwp accept",
        () -> {
          int accepted = -1;
          try {
            accepted = sockets.accept(fd);
          } finally {
            if (accepted < 0) {
              quota.release(secure);
            } else {
              quota.opened(accepted, secure);
            }
          }
          return Refused.done().number(accepted);
        });
  }

  private void connect(PayloadReader asked, Answer answer)
      throws SocketError, MalformedFrame, InterruptedException {
    int fd = asked.number();
    Endpoint remote = asked.endpoint();
    radio.throwIfDown();
    sockets.setsockopt(fd, SocketOption.SO_SNDTIMEO, OptionValue.time(asked.time()));
    answer.later(
        "nwp connect",
        () -> {
          try {
            sockets.connect(fd, remote);
          } catch (IllegalArgumentException | IllegalStateException e) {
            throw new SocketError(Errno.EINVAL, String.valueOf(e.getMessage()), e);
          }
          return Refused.done();
        });
  }

  private Payload send(int fd, boolean tell, byte[] bytes)
      throws SocketError, InterruptedException {
    try {
      return Refused.done().number(sockets.send(fd, bytes, 0, bytes.length, MSG_DONTWAIT));
    } catch (SocketError e) {
      throw watched(e, fd, POLLOUT, tell);
    } catch (IllegalArgumentException e) {
      throw new SocketError(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  private Payload receive(PayloadReader asked)
      throws SocketError, MalformedFrame, InterruptedException {
    int fd = asked.number();
    boolean tell = asked.flag();
    int length = asked.number();
    int flags = asked.number();
    if (length < 1) {
      throw new SocketError(Errno.EINVAL, "a receive takes 1 byte or more, was " + length);
    }
    byte[] buffer = new byte[Math.min(MOST, length)];
    try {
      int count = sockets.recv(fd, buffer, 0, buffer.length, flags | MSG_DONTWAIT);
      return Refused.done().bytes(buffer, 0, count);
    } catch (SocketError e) {
      throw watched(e, fd, POLLIN, tell);
    }
  }

  private SocketError watched(SocketError error, int fd, int events, boolean tell) {
    if (tell && error.errno() == Errno.EAGAIN) {
      watches.watch(fd, events);
    }
    return error;
  }

  private Payload poll(PayloadReader asked)
      throws SocketError, MalformedFrame, InterruptedException {
    boolean tell = asked.flag();
    List<PollFd> all = new ArrayList<>();
    for (int left = asked.number(); left > 0; left--) {
      all.add(new PollFd(asked.number(), asked.number()));
    }
    List<PollFd> seen = sockets.poll(all, Duration.ZERO);
    if (tell && seen.stream().noneMatch(PollFd::isReady)) {
      all.forEach(each -> watches.watch(each.fd(), each.events()));
    }
    Payload response = Refused.done();
    seen.forEach(each -> response.number(each.revents()));
    return response;
  }

  private void change(Opcode opcode, int fd, PayloadReader asked)
      throws SocketError, MalformedFrame, InterruptedException {
    switch (opcode) {
      case BIND -> sockets.bind(fd, asked.endpoint());
      case LISTEN -> sockets.listen(fd, asked.number());
      case SHUTDOWN -> sockets.shutdown(fd, asked.number());
      case SETSOCKOPT -> sockets.setsockopt(fd, asked.number(), asked.number(), asked.bytes());
      default -> throw new MalformedFrame("no command that changes a socket: " + opcode);
    }
  }

  private Payload name(int fd, boolean peer) throws SocketError, InterruptedException {
    return Refused.done().endpoint(peer ? sockets.getpeername(fd) : sockets.getsockname(fd));
  }

  /** Closes every socket there is; whoever waits for one is told. */
  void closeAll() {
    for (int fd : quota.all()) {
      try {
        close(fd);
      } catch (SocketError _) {
        // It was being closed.
      }
    }
  }

  private void close(int fd) throws SocketError {
    watches.forget(fd);
    quota.closed(fd);
    sockets.close(fd);
  }
}
