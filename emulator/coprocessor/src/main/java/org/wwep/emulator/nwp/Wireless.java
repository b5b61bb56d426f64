package org.wwep.emulator.nwp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailed;
import org.wwep.net.LinkException;
import org.wwep.net.NameNotResolved;
import org.wwep.net.NetworkStack;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;

/**
 * What the radio reaches: the connections on it end with the network that they are on.
 *
 * <p><b>Shape</b>: any task. The stack below stays its owner's.
 *
 * <p><b>Errors</b>: a connection whose network went is {@link org.wwep.net.NetworkLost}, whatever
 * is done with it; a socket that is not connected, and a listener, wait for the next network.
 */
final class Wireless implements NetworkStack {
  private final NetworkStack below;
  private final Set<WirelessConnection> connected = new LinkedHashSet<>();

  Wireless(NetworkStack below) {
    this.below = below;
  }

  /** Ends every connection there is, or that is being made. */
  void cut(String why) {
    List<WirelessConnection> all;
    synchronized (connected) {
      all = List.copyOf(connected);
      connected.clear();
    }
    all.forEach(each -> each.cut(why));
  }

  void add(WirelessConnection connection) {
    synchronized (connected) {
      connected.add(connection);
    }
  }

  void remove(WirelessConnection connection) {
    synchronized (connected) {
      connected.remove(connection);
    }
  }

  @Override
  public void join(Duration timeout) throws JoinFailed, InterruptedException {
    below.join(timeout);
  }

  @Override
  public InetAddress resolve(String host, Duration timeout)
      throws NameNotResolved, InterruptedException {
    return below.resolve(host, timeout);
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return new WirelessSocket(this, below.socket());
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
        WirelessConnection accepted =
            new WirelessConnection(Wireless.this, listener.accept(timeout));
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
