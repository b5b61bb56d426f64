package org.wwep.emulator.testbed;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.tls.PlaintextListener;

/** A connection that a server's firmware accepted, whose exchanges are put down. */
final class ExchangeConnection implements Connection {
  private final Connection accepted;
  private final ExchangeLog log;
  private final Consumer<ExchangeConnection> onClose;
  private volatile PlaintextListener listener;

  ExchangeConnection(Connection accepted, ExchangeLog log, Consumer<ExchangeConnection> onClose) {
    this.accepted = accepted;
    this.log = log;
    this.onClose = onClose;
    this.listener = log.connection(accepted.remote(), "open");
  }

  /** Listens above TLS from now on: what goes by here says nothing. */
  PlaintextListener secure() {
    listener = PlaintextListener.NONE;
    return log.connection(accepted.remote(), "tls");
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    // Before the peer can have it: on a real machine it would else be heard before it is put down.
    listener.sent(bytes, offset, length);
    accepted.send(bytes, offset, length, timeout);
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    int received = accepted.receive(buffer, offset, length, timeout);
    if (received > 0) {
      listener.received(buffer, offset, received);
    }
    return received;
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    return accepted.sendable(timeout);
  }

  @Override
  public void shutdownOutput() throws LinkException {
    accepted.shutdownOutput();
  }

  @Override
  public Optional<String> protection() {
    return accepted.protection();
  }

  @Override
  public Endpoint remote() {
    return accepted.remote();
  }

  @Override
  public Endpoint local() {
    return accepted.local();
  }

  @Override
  public void abort() {
    accepted.abort();
    onClose.accept(this);
  }

  @Override
  public void close() {
    accepted.close();
    onClose.accept(this);
  }
}
