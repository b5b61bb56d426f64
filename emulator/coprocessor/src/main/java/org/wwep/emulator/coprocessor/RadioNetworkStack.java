package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

/**
 * What the radio reaches: the connections on it end with the network that they are on.
 *
 * <p><b>Shape</b>: any task. The stack below stays its owner's.
 *
 * <p><b>Errors</b>: a connection whose network went is {@link org.wwep.net.NetworkLostException},
 * whatever is done with it; a socket that is not connected, and a listener, wait for the next
 * network.
 */
final class RadioNetworkStack implements NetworkStack {
  private final NetworkStack usual;
  private volatile NetworkStack below;
  private final Set<RadioConnection> connected = new LinkedHashSet<>();

  RadioNetworkStack(NetworkStack usual) {
    this.usual = usual;
    this.below = usual;
  }

  /** Has new sockets be on another network: that of an access point that a device opened. */
  void use(NetworkStack other) {
    below = other;
  }

  /** Has new sockets be on the usual network again. */
  void useUsual() {
    below = usual;
  }

  /** Ends every connection there is, or that is being made. */
  void cut(String why) {
    List<RadioConnection> all;
    synchronized (connected) {
      all = List.copyOf(connected);
      connected.clear();
    }
    all.forEach(each -> each.cut(why));
  }

  void add(RadioConnection connection) {
    synchronized (connected) {
      connected.add(connection);
    }
  }

  void remove(RadioConnection connection) {
    synchronized (connected) {
      connected.remove(connection);
    }
  }

  /** Returns the stack that new sockets are on. */
  NetworkStack current() {
    return below;
  }

  /** Joins the usual network. */
  void joinUsual(Duration timeout) throws JoinFailedException, InterruptedException {
    usual.join(timeout);
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    below.join(timeout);
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    return below.resolveAll(host, timeout);
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return new RadioSocket(this, below.socket());
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    TcpListener listener = below.listen(local);
    return new TcpListener() {
      @Override
      public Endpoint local() {
        return listener.local();
      }

      @Override
      public Connection accept(Duration timeout) throws LinkException, InterruptedException {
        RadioConnection accepted =
            new RadioConnection(RadioNetworkStack.this, listener.accept(timeout));
        add(accepted);
        return accepted;
      }

      @Override
      public void close() {
        listener.close();
      }
    };
  }

  /** Leaves the stack below as it is. */
  @Override
  public void close() {}
}
