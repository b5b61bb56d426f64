package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.ServiceDiscovery;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.PlaintextListener;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * The network of a server's firmware: it listens where the world has its server, and what it
 * answers is put down.
 */
final class ServerStack implements NetworkStack {
  private final NetworkStack stack;
  private final Map<Integer, Endpoint> ports;
  private final InetAddress address;
  private final ExchangeLog log;
  private final Semaphore listening;
  private final Set<TcpListener> listeners = new CopyOnWriteArraySet<>();
  private final Set<Connection> connections = new CopyOnWriteArraySet<>();

  /**
   * Makes one.
   *
   * @param ports where to listen in place of the ports that the firmware has built in
   * @param address where to listen otherwise
   */
  ServerStack(
      NetworkStack stack,
      Rtos rtos,
      Map<Integer, Endpoint> ports,
      InetAddress address,
      ExchangeLog log) {
    this.stack = stack;
    this.ports = ports;
    this.address = address;
    this.log = log;
    this.listening = rtos.semaphore(0);
  }

  /** Waits until the firmware listens at one of the server's ports; returns false if too long. */
  boolean awaitListener(Duration timeout) throws InterruptedException {
    return listening.acquire(timeout);
  }

  /** Ends the wait for firmware that will not listen any more. */
  void stopWaiting() {
    listening.release();
  }

  /** Takes the power: whatever the firmware left open is closed. */
  void powerOff() {
    listeners.forEach(TcpListener::close);
    listeners.clear();
    connections.forEach(Connection::close);
    connections.clear();
  }

  /** Returns TLS whose plain bytes are put down as those of connections in the clear are. */
  Tls heard(Tls tls) {
    return tls.heardBy(
        raw ->
            raw instanceof ExchangeConnection connection
                ? connection.secure()
                : PlaintextListener.NONE);
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    Endpoint place = ports.get(local.port());
    TcpListener listener =
        stack.listen(place == null ? new Endpoint(address, local.port()) : place);
    listeners.add(listener);
    if (place != null) {
      listening.release();
    }
    return new Listener(listener, local);
  }

  /** Accepts connections whose exchanges are put down. */
  private final class Listener implements TcpListener {
    private final TcpListener listener;
    private final Endpoint local;

    Listener(TcpListener listener, Endpoint local) {
      this.listener = listener;
      this.local = new Endpoint(listener.local().address(), portOf(listener, local));
    }

    private static int portOf(TcpListener listener, Endpoint wanted) {
      return wanted.port() == 0 ? listener.local().port() : wanted.port();
    }

    @Override
    public Endpoint local() {
      return local;
    }

    @Override
    public Connection accept(Duration timeout) throws LinkException, InterruptedException {
      Connection accepted = listener.accept(timeout);
      ExchangeConnection connection = new ExchangeConnection(accepted, log, connections::remove);
      connections.add(connection);
      return connection;
    }

    @Override
    public void close() {
      listener.close();
      listeners.remove(listener);
    }
  }

  @Override
  public TcpSocket socket() throws LinkException {
    return stack.socket();
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    stack.join(timeout);
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    return stack.resolveAll(host, timeout);
  }

  @Override
  public Optional<InetAddress> ownAddress() {
    return stack.ownAddress();
  }

  @Override
  public boolean announce(String name) {
    return stack.announce(name);
  }

  @Override
  public ServiceDiscovery services() {
    return stack.services();
  }

  @Override
  public void close() {
    stack.close();
  }
}
