package org.wwep.client;

import java.time.Duration;
import java.util.List;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.PollFd;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketConnection;
import org.wwep.net.bsd.SocketConstants;
import org.wwep.net.bsd.SocketErrors;
import org.wwep.net.bsd.SocketErrors.Operation;
import org.wwep.net.bsd.SocketOption;

/** Frames over Zephyr's sockets: poll for the reply, then receive it. */
final class BsdChannel implements FrameChannel {
  private final SocketApi sockets;
  private final int fd;
  private final SocketConnection connection;
  private volatile boolean closed;

  BsdChannel(SocketConnection connection) {
    this.connection = connection;
    this.sockets = connection.api();
    this.fd = connection.descriptor();
  }

  @Override
  public void send(byte[] frame, Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    try {
      sockets.setsockopt(fd, SocketOption.SO_SNDTIMEO, OptionValue.time(timeout));
      int sent = sockets.send(fd, frame, 0, frame.length, 0);
      if (sent < frame.length) {
        throw new SendTimeoutException(
            "%s took %d of %d bytes within %d ms"
                .formatted(connection.remote(), sent, frame.length, timeout.toMillis()));
      }
    } catch (ErrnoException e) {
      throw SocketErrors.of(e, Operation.SENDING);
    }
  }

  @Override
  public int receive(byte[] buffer, Duration timeout) throws LinkException, InterruptedException {
    throwIfClosed();
    try {
      PollFd seen =
          sockets.poll(List.of(new PollFd(fd, SocketConstants.POLLIN)), timeout).getFirst();
      if (!seen.isReady()) {
        throw new ReceiveTimeoutException(
            "nothing from %s within %d ms".formatted(connection.remote(), timeout.toMillis()));
      }
      int count = sockets.recv(fd, buffer, 0, buffer.length, SocketConstants.MSG_DONTWAIT);
      return count == 0 ? -1 : count;
    } catch (ErrnoException e) {
      throw SocketErrors.of(e, Operation.RECEIVING);
    }
  }

  private void throwIfClosed() throws LocallyClosedException {
    if (closed) {
      throw new LocallyClosedException("the channel on " + connection + " was closed on this side");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
