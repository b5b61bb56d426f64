package org.wwep.emulator.coprocessor;

import static org.wwep.net.bsd.SocketConstants.MSG_DONTWAIT;
import static org.wwep.net.bsd.SocketConstants.POLLIN;
import static org.wwep.net.bsd.SocketConstants.POLLOUT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.coprocessor.channel.ErrorCodec;
import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketConstants;
import org.wwep.net.bsd.SocketOption;

/**
 * What can be asked of the sockets, TLS and its handshakes included, all of it on this side.
 *
 * <p>Sending and receiving never wait here: what would have to is refused with {@link
 * Errno#EAGAIN}, and the firmware is told when to ask again.
 */
final class SocketCommands implements CommandHandler {
  /** What a handshake of an accepted connection may take. */
  private static final Duration ACCEPTING = Duration.ofSeconds(12);

  private static final int MOST = 2048;

  private final SocketApi sockets;
  private final SocketQuota socketQuota;
  private final PollWatchers pollWatchers;
  private final Radio radio;

  SocketCommands(
      SocketApi sockets, SocketQuota socketQuota, PollWatchers pollWatchers, Radio radio) {
    this.sockets = sockets;
    this.socketQuota = socketQuota;
    this.pollWatchers = pollWatchers;
    this.radio = radio;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    switch (command.opcode()) {
      case RESOLVE -> resolve(asked, replySink);
      case SOCKET -> replySink.done(socket(asked));
      case ACCEPT -> accept(asked.number(), asked.flag(), replySink);
      case CONNECT -> connect(asked, replySink);
      case SEND -> replySink.done(send(asked.number(), asked.flag(), asked.bytes()));
      case RECV -> replySink.done(receive(asked));
      case POLL -> replySink.done(poll(asked));
      case CLOSE -> close(asked.number());
      case BIND, LISTEN, SHUTDOWN, SETSOCKOPT -> {
        change(command.opcode(), asked.number(), asked);
        replySink.done();
      }
      case GETSOCKOPT ->
          replySink.done(
              ErrorCodec.done()
                  .bytes(sockets.getsockopt(asked.number(), asked.number(), asked.number())));
      case SOCKNAME -> replySink.done(name(asked.number(), asked.flag()));
      default -> throw new MalformedFrameException("no command for sockets: " + command.opcode());
    }
  }

  private void resolve(PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException {
    String host = asked.text();
    int port = asked.number();
    Duration timeout = asked.time();
    replySink.later(
        "nwp resolve",
        () -> {
          List<Endpoint> found;
          try {
            found = sockets.getaddrinfo(host, port, timeout);
          } catch (IllegalArgumentException e) {
            throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
          }
          PayloadWriter all = ErrorCodec.done().number(found.size());
          found.forEach(all::endpoint);
          return all;
        });
  }

  private PayloadWriter socket(PayloadReader asked)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    int family = asked.number();
    TransceiverMode.throwIfAsked(family);
    int type = asked.number();
    int protocol = asked.number();
    boolean secure =
        protocol == SocketConstants.IPPROTO_TLS_1_2 || protocol == SocketConstants.IPPROTO_TLS_1_3;
    socketQuota.promise(secure);
    int fd;
    try {
      fd = sockets.socket(family, type, protocol);
    } catch (ErrnoException e) {
      socketQuota.release(secure);
      throw e;
    }
    socketQuota.opened(fd, secure);
    return ErrorCodec.done().number(fd);
  }

  private void accept(int fd, boolean tell, ReplySink replySink)
      throws ErrnoException, InterruptedException {
    if (!sockets.poll(List.of(new PollFd(fd, POLLIN)), Duration.ZERO).getFirst().isReady()) {
      if (tell) {
        pollWatchers.watch(fd, POLLIN);
      }
      throw new ErrnoException(Errno.EAGAIN, "nobody has connected yet");
    }
    boolean secure = socketQuota.isSecure(fd);
    socketQuota.promise(secure);
    sockets.setsockopt(fd, SocketOption.SO_RCVTIMEO, OptionValue.time(ACCEPTING));
    replySink.later(
        "nwp accept",
        () -> {
          int accepted = -1;
          try {
            accepted = sockets.accept(fd);
          } finally {
            if (accepted < 0) {
              socketQuota.release(secure);
            } else {
              socketQuota.opened(accepted, secure);
            }
          }
          return ErrorCodec.done().number(accepted);
        });
  }

  private void connect(PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    int fd = asked.number();
    Endpoint remote = asked.endpoint();
    radio.throwIfDown();
    sockets.setsockopt(fd, SocketOption.SO_SNDTIMEO, OptionValue.time(asked.time()));
    replySink.change(
        "nwp connect",
        () -> {
          try {
            sockets.connect(fd, remote);
          } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
          }
        });
  }

  private PayloadWriter send(int fd, boolean tell, byte[] bytes)
      throws ErrnoException, InterruptedException {
    try {
      return ErrorCodec.done().number(sockets.send(fd, bytes, 0, bytes.length, MSG_DONTWAIT));
    } catch (ErrnoException e) {
      throw watched(e, fd, POLLOUT, tell);
    } catch (IllegalArgumentException e) {
      throw new ErrnoException(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  private PayloadWriter receive(PayloadReader asked)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    int fd = asked.number();
    boolean tell = asked.flag();
    int length = asked.number();
    int flags = asked.number();
    if (length < 1) {
      throw new ErrnoException(Errno.EINVAL, "a receive takes 1 byte or more, was " + length);
    }
    byte[] buffer = new byte[Math.min(MOST, length)];
    try {
      int count = sockets.recv(fd, buffer, 0, buffer.length, flags | MSG_DONTWAIT);
      return ErrorCodec.done().bytes(buffer, 0, count);
    } catch (ErrnoException e) {
      throw watched(e, fd, POLLIN, tell);
    }
  }

  private ErrnoException watched(ErrnoException error, int fd, int events, boolean tell) {
    if (tell && error.errno() == Errno.EAGAIN) {
      pollWatchers.watch(fd, events);
    }
    return error;
  }

  private PayloadWriter poll(PayloadReader asked)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    boolean tell = asked.flag();
    List<PollFd> all = new ArrayList<>();
    for (int left = asked.number(); left > 0; left--) {
      all.add(new PollFd(asked.number(), asked.number()));
    }
    List<PollFd> seen = sockets.poll(all, Duration.ZERO);
    if (tell && seen.stream().noneMatch(PollFd::isReady)) {
      all.forEach(each -> pollWatchers.watch(each.fd(), each.events()));
    }
    PayloadWriter response = ErrorCodec.done();
    seen.forEach(each -> response.number(each.revents()));
    return response;
  }

  private void change(Opcode opcode, int fd, PayloadReader asked)
      throws ErrnoException, MalformedFrameException, InterruptedException {
    switch (opcode) {
      case BIND -> sockets.bind(fd, asked.endpoint());
      case LISTEN -> sockets.listen(fd, asked.number());
      case SHUTDOWN -> sockets.shutdown(fd, asked.number());
      case SETSOCKOPT -> sockets.setsockopt(fd, asked.number(), asked.number(), asked.bytes());
      default -> throw new MalformedFrameException("no command that changes a socket: " + opcode);
    }
  }

  private PayloadWriter name(int fd, boolean peer) throws ErrnoException, InterruptedException {
    return ErrorCodec.done().endpoint(peer ? sockets.getpeername(fd) : sockets.getsockname(fd));
  }

  /** Closes every socket there is; whoever waits for one is told. */
  void closeAll() {
    for (int fd : socketQuota.all()) {
      try {
        close(fd);
      } catch (ErrnoException _) {
        // It was being closed.
      }
    }
  }

  private void close(int fd) throws ErrnoException {
    pollWatchers.forget(fd);
    socketQuota.closed(fd);
    sockets.close(fd);
  }
}
