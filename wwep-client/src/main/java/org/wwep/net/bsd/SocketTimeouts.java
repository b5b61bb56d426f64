package org.wwep.net.bsd;

import static org.wwep.net.bsd.SocketConstants.MSG_DONTWAIT;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.value.Ranges;

/**
 * Calls with a timeout each, as options of a socket: set only where it is another than before,
 * since over a coprocessor's channel each is a message.
 *
 * <p>Sending belongs to one task and receiving to one.
 */
final class SocketTimeouts {
  // 0 would wait for ever; the shortest there is only looks.
  private static final Duration SHORTEST = Duration.ofNanos(1000);

  private final SocketApi api;
  private @Nullable Duration receiving;
  private @Nullable Duration sending;

  SocketTimeouts(SocketApi api) {
    this.api = api;
  }

  static void check(byte[] bytes, int offset, int length, int least, Duration timeout) {
    Ranges.slice(bytes, offset, length, least);
    Ranges.timeout(timeout);
  }

  /** Sets the time for sending and connecting. */
  void sendWithin(int fd, Duration timeout) throws ErrnoException, InterruptedException {
    if (!timeout.equals(sending)) {
      api.setsockopt(
          fd, SocketOption.SO_SNDTIMEO, OptionValue.time(timeout.isZero() ? SHORTEST : timeout));
      sending = timeout;
    }
  }

  int send(int fd, byte[] bytes, int offset, int length, Duration timeout)
      throws ErrnoException, InterruptedException {
    if (timeout.isZero()) {
      return api.send(fd, bytes, offset, length, MSG_DONTWAIT);
    }
    sendWithin(fd, timeout);
    return api.send(fd, bytes, offset, length, 0);
  }

  boolean sendable(int fd, Duration timeout) throws ErrnoException, InterruptedException {
    List<PollFd> seen = api.poll(List.of(new PollFd(fd, SocketConstants.POLLOUT)), timeout);
    return seen.getFirst().isReady();
  }

  /** Returns whether nothing but the time was wrong. */
  static boolean isOver(ErrnoException error) {
    return error.errno() == Errno.EAGAIN;
  }

  int receive(int fd, byte[] buffer, int offset, int length, Duration timeout)
      throws ErrnoException, InterruptedException {
    if (timeout.isZero()) {
      return api.recv(fd, buffer, offset, length, MSG_DONTWAIT);
    }
    if (!timeout.equals(receiving)) {
      api.setsockopt(fd, SocketOption.SO_RCVTIMEO, OptionValue.time(timeout));
      receiving = timeout;
    }
    return api.recv(fd, buffer, offset, length, 0);
  }
}
