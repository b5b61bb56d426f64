package org.wwep.emulator.testbed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;
import org.wwep.value.Durations;

/** A socket of a {@link FaultyStack}: only its way to the peer may be another one. */
final class FaultySocket implements TcpSocket {
  private final FaultyStack stack;
  private final TcpSocket socket;
  private volatile @Nullable Endpoint remote;

  FaultySocket(FaultyStack stack, TcpSocket socket) {
    this.stack = stack;
    this.socket = socket;
  }

  @Override
  public void bind(int port) throws LinkException {
    socket.bind(port);
  }

  @Override
  public void connect(Endpoint peer, Duration timeout) throws LinkException, InterruptedException {
    Duration left = stack.untilBack(timeout, HitUnit.CONNECTION);
    if (left.isZero() && !timeout.isZero()) {
      socket.close();
      throw new ConnectFailedException(
          ConnectFailedException.Reason.NO_ANSWER,
          "no answer from " + peer + " within " + Durations.millis(timeout));
    }
    socket.connect(stack.wayTo(peer), left);
    remote = peer;
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    socket.send(bytes, offset, length, timeout);
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    return socket.receive(buffer, offset, length, timeout);
  }

  @Override
  public void shutdownOutput() throws LinkException {
    socket.shutdownOutput();
  }

  @Override
  public Endpoint remote() {
    Endpoint peer = remote;
    return peer == null ? socket.remote() : peer;
  }

  @Override
  public Endpoint local() {
    return socket.local();
  }

  @Override
  public void abort() {
    socket.abort();
    stack.changed();
  }

  @Override
  public void close() {
    socket.close();
    stack.changed();
  }
}
