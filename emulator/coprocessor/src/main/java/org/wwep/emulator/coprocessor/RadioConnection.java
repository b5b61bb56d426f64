package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkLostException;

/** A connection that ends with the network it is on. */
sealed class RadioConnection implements Connection permits RadioSocket {
  private final RadioNetworkStack radioNetworkStack;
  private final Connection below;
  private volatile @Nullable String lost;
  private volatile boolean closed;

  RadioConnection(RadioNetworkStack radioNetworkStack, Connection below) {
    this.radioNetworkStack = radioNetworkStack;
    this.below = below;
  }

  final RadioNetworkStack wireless() {
    return radioNetworkStack;
  }

  /** Ends it; whoever waits is told why. */
  final void cut(String why) {
    lost = why;
    below.abort();
  }

  /** Returns what was met, or rather that the network went. */
  final LinkException met(LinkException trouble) {
    String why = lost;
    return why == null || closed ? trouble : new NetworkLostException(why, trouble);
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    try {
      below.send(bytes, offset, length, timeout);
    } catch (LinkException e) {
      throw met(e);
    }
  }

  @Override
  public int sendSome(byte[] bytes, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    try {
      return below.sendSome(bytes, offset, length, timeout);
    } catch (LinkException e) {
      throw met(e);
    }
  }

  @Override
  public boolean sendable(Duration timeout) throws LinkException, InterruptedException {
    try {
      return below.sendable(timeout);
    } catch (LinkException e) {
      throw met(e);
    }
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, Duration timeout)
      throws LinkException, InterruptedException {
    try {
      return below.receive(buffer, offset, length, timeout);
    } catch (LinkException e) {
      throw met(e);
    }
  }

  @Override
  public void shutdownOutput() throws LinkException {
    try {
      below.shutdownOutput();
    } catch (LinkException e) {
      throw met(e);
    }
  }

  @Override
  public Optional<String> protection() {
    return below.protection();
  }

  @Override
  public Endpoint remote() {
    return below.remote();
  }

  @Override
  public Endpoint local() {
    return below.local();
  }

  @Override
  public void abort() {
    closed = true;
    radioNetworkStack.remove(this);
    below.abort();
  }

  @Override
  public void close() {
    closed = true;
    radioNetworkStack.remove(this);
    below.close();
  }

  @Override
  public String toString() {
    return below.toString();
  }
}
