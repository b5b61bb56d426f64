package org.wwep.emulator.testbed;

import java.time.Duration;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;
import org.wwep.value.Durations;

/** A socket of a {@link FaultyStack}: only its way to the peer may be another one. */
final class FaultySocket extends SocketDecorator {
  private final FaultyStack stack;

  FaultySocket(FaultyStack stack, TcpSocket socket) {
    super(socket);
    this.stack = stack;
  }

  @Override
  public void connect(Endpoint peer, Duration timeout) throws LinkException, InterruptedException {
    Duration left = stack.untilBack(timeout, HitUnit.CONNECTION);
    if (left.isZero() && !timeout.isZero()) {
      super.close();
      throw new ConnectFailedException(
          ConnectFailedException.Reason.NO_ANSWER,
          "no answer from " + peer + " within " + Durations.millis(timeout));
    }
    connect(peer, stack.wayTo(peer), left);
  }

  @Override
  public void abort() {
    super.abort();
    stack.changed();
  }

  @Override
  public void close() {
    super.close();
    stack.changed();
  }
}
