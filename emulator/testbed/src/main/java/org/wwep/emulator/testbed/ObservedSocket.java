package org.wwep.emulator.testbed;

import java.time.Duration;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;

/** A socket of an {@link ObservedStack}. */
final class ObservedSocket extends SocketDecorator {
  private final ObservedStack stack;
  private final FrameObserver frames;

  ObservedSocket(TcpSocket socket, ObservedStack stack) {
    super(socket);
    this.stack = stack;
    this.frames = stack.frames();
  }

  @Override
  public void connect(Endpoint remote, Duration timeout)
      throws LinkException, InterruptedException {
    stack.active(
        () -> {
          connect(remote, stack.wayTo(remote), timeout);
          return true;
        });
    stack.connected(remote);
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    stack.active(
        () -> {
          super.send(bytes, offset, length, timeout);
          return true;
        });
    frames.sent(bytes, offset, length);
  }

  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    int sent = stack.active(() -> super.sendSome(bytes, offset, length, timeout));
    frames.sent(bytes, offset, sent);
    return sent;
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    int received = stack.active(() -> super.receive(buffer, offset, length, timeout));
    if (received > 0) {
      frames.received(buffer, offset, received);
    }
    return received;
  }

  @Override
  public void abort() {
    super.abort();
    stack.closed(this);
  }

  @Override
  public void close() {
    super.close();
    stack.closed(this);
  }
}
