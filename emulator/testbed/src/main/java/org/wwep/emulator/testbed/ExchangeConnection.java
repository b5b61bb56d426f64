package org.wwep.emulator.testbed;

import java.time.Duration;
import java.util.function.Consumer;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.tls.PlaintextListener;

/** A connection that a server's firmware accepted, whose exchanges are put down. */
final class ExchangeConnection extends ConnectionDecorator {
  private final ExchangeLog log;
  private final Consumer<ExchangeConnection> onClose;
  private volatile PlaintextListener listener;

  ExchangeConnection(Connection accepted, ExchangeLog log, Consumer<ExchangeConnection> onClose) {
    super(accepted);
    this.log = log;
    this.onClose = onClose;
    this.listener = log.connection(accepted.remote(), "open");
  }

  /** Listens above TLS from now on: what goes by here says nothing. */
  PlaintextListener secure() {
    listener = PlaintextListener.NONE;
    return log.connection(remote(), "tls");
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    // Before the peer can have it: on a real machine it would else be heard before it is put down.
    listener.sent(bytes, offset, length);
    super.send(bytes, offset, length, timeout);
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    int received = super.receive(buffer, offset, length, timeout);
    if (received > 0) {
      listener.received(buffer, offset, received);
    }
    return received;
  }

  @Override
  public void abort() {
    super.abort();
    onClose.accept(this);
  }

  @Override
  public void close() {
    super.close();
    onClose.accept(this);
  }
}
