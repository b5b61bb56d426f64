package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.Trace;
import org.wwep.device.trace.TraceEvent;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkStack;
import org.wwep.net.OwnNetwork;
import org.wwep.net.ServiceDiscovery;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.PlaintextListener;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;

/**
 * The network of firmware that tells nothing of itself: connections, frames and replies are told to
 * the trace as they go by; of those over TLS that of the world, what it carries.
 */
final class ObservedStack implements NetworkStack {
  private final NetworkStack stack;
  private final Rtos rtos;
  private final Trace trace;
  private final @Nullable ServerRoute route;
  private final Set<TcpSocket> sockets = new CopyOnWriteArraySet<>();
  private final Set<TcpListener> listeners = new CopyOnWriteArraySet<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Instant lastActive;

  /**
   * Watches a stack.
   *
   * @param route the way to the server, or null if it is where firmware expects it
   */
  ObservedStack(NetworkStack stack, Rtos rtos, @Nullable ServerRoute route, Trace trace) {
    this.stack = stack;
    this.rtos = rtos;
    this.route = route;
    this.trace = trace;
    this.lastActive = rtos.now();
  }

  /** A call to the network that may take time. */
  @FunctionalInterface
  interface Call<T> {
    /** Makes it. */
    T make() throws LinkException, InterruptedException;
  }

  /** Makes a call, during which the network is in use. */
  <T> T active(Call<T> call) throws LinkException, InterruptedException {
    calls.incrementAndGet();
    try {
      return call.make();
    } finally {
      calls.decrementAndGet();
      lastActive = rtos.now();
    }
  }

  /** Returns since when the network has not been used; now, if it is in use. */
  Instant quietSince() {
    return calls.get() > 0 ? rtos.now() : lastActive;
  }

  /** Takes the power: whatever the firmware left open is closed. */
  void powerOff() {
    sockets.forEach(TcpSocket::close);
    listeners.forEach(TcpListener::close);
    listeners.clear();
  }

  /** Forgets a socket that was closed. */
  void closed(ObservedSocket socket) {
    sockets.remove(socket);
  }

  /** Returns where to connect in place of this endpoint. */
  Endpoint wayTo(Endpoint remote) {
    return route == null ? remote : route.of(remote);
  }

  /** Returns what watches a new connection. */
  FrameObserver frames() {
    return new FrameObserver(
        !rtos.timeStandsStill(),
        frame -> trace.record(new TraceEvent.MessageSent(rtos.now(), frame)),
        reply -> trace.record(new TraceEvent.ResponseReceived(rtos.now(), reply)));
  }

  /** Tells that a connection was opened. */
  void connected(Endpoint peer) {
    trace.record(new TraceEvent.ConnectionOpened(rtos.now(), peer));
  }

  /** Tells that a connection was secured. */
  void secured(String by) {
    trace.record(new TraceEvent.LinkSecured(rtos.now(), by));
  }

  /** Returns TLS whose plain bytes are looked at as those of connections in the clear are. */
  static Tls heard(Tls tls) {
    return tls.heardBy(
        raw -> raw instanceof ObservedSocket socket ? socket.secure() : PlaintextListener.NONE);
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    lastActive = rtos.now();
    stack.join(timeout);
    lastActive = rtos.now();
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    lastActive = rtos.now();
    String name = route != null && route.means(host) ? route.host() : host;
    List<InetAddress> addresses = stack.resolveAll(name, timeout);
    lastActive = rtos.now();
    return addresses;
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
  public boolean open(OwnNetwork network, Duration timeout)
      throws JoinFailedException, InterruptedException {
    lastActive = rtos.now();
    boolean open = stack.open(network, timeout);
    lastActive = rtos.now();
    return open;
  }

  @Override
  public void closeOwnNetwork() throws JoinFailedException, InterruptedException {
    stack.closeOwnNetwork();
  }

  @Override
  public boolean alwaysHasSockets() {
    return stack.alwaysHasSockets();
  }

  @Override
  public TcpSocket socket() throws LinkException {
    ObservedSocket socket = new ObservedSocket(stack.socket(), this);
    sockets.add(socket);
    return socket;
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    TcpListener listener = stack.listen(local);
    listeners.add(listener);
    return listener;
  }

  @Override
  public void close() {
    stack.close();
  }
}
