package org.wwep.emulator.testbed;

import java.time.Duration;
import java.util.Optional;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;

/**
 * A connection that is another one but for what a subclass changes: whatever is sent passes {@link
 * #send}, and whatever is received {@link #receive}. Closing it closes the other one.
 */
public abstract class ConnectionDecorator implements Connection {
  private final Connection connection;

  /** Decorates a connection. */
  protected ConnectionDecorator(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    connection.send(bytes, offset, length, timeout);
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    return connection.sendable(timeout);
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    return connection.receive(buffer, offset, length, timeout);
  }

  @Override
  public void shutdownOutput() throws LinkException {
    connection.shutdownOutput();
  }

  @Override
  public void acknowledge() {
    connection.acknowledge();
  }

  @Override
  public Optional<String> protection() {
    return connection.protection();
  }

  @Override
  public Endpoint remote() {
    return connection.remote();
  }

  @Override
  public Endpoint local() {
    return connection.local();
  }

  @Override
  public void abort() {
    connection.abort();
  }

  @Override
  public void close() {
    connection.close();
  }
}
