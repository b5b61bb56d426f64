package org.wwep.emulator.testbed;

import java.time.Duration;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.PlaintextListener;

/** A socket of an {@link ObservedStack}. */
final class ObservedSocket extends SocketDecorator {
  private final ObservedStack stack;
  private final FrameObserver frames;
  private volatile boolean secured;

  ObservedSocket(TcpSocket socket, ObservedStack stack) {
    super(socket);
    this.stack = stack;
    this.frames = stack.frames();
  }

  /** Listens above TLS from now on: what goes by here says nothing. */
  PlaintextListener secure() {
    secured = true;
    return new SecuredFrames(frames, stack);
  }

  private int observed(ObservedStack.Call<Integer> send, byte[] bytes, int offset)
      throws LinkException, InterruptedException {
    if (secured) {
      return stack.active(send);
    }
    frames.beginSend();
    try {
      int count = stack.active(send);
      frames.sent(bytes, offset, count);
      return count;
    } finally {
      frames.endSend();
    }
  }

  /** Finds the frames in what TLS carries. */
  private record SecuredFrames(FrameObserver frames, ObservedStack stack)
      implements PlaintextListener {
    @Override
    public void secured(String by) {
      stack.secured(by);
    }

    @Override
    public void sendBegins() {
      frames.beginSend();
    }

    @Override
    public void sent(byte[] bytes, int offset, int length) {
      frames.sent(bytes, offset, length);
    }

    @Override
    public void sendEnded() {
      frames.endSend();
    }

    @Override
    public void received(byte[] bytes, int offset, int length) {
      frames.received(bytes, offset, length);
    }
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
    int _ =
        observed(
            () -> {
              super.send(bytes, offset, length, timeout);
              return length;
            },
            bytes,
            offset);
  }

  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    return observed(() -> super.sendSome(bytes, offset, length, timeout), bytes, offset);
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    int received = stack.active(() -> super.receive(buffer, offset, length, timeout));
    if (received > 0 && !secured) {
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
