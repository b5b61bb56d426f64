package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.sim.IntrusiveList;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.JoinFailedException;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.ServiceDiscovery;
import org.wwep.net.TcpListener;
import org.wwep.net.TcpSocket;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/**
 * One host's stack in virtual time.
 *
 * <p><b>Shape</b>: {@link #powerBack()} brings it back after a close.
 */
public final class SimHost implements Host {
  private static final long JOINING = Duration.ofMillis(150).toNanos();
  private static final long JOINING_JITTER = Duration.ofMillis(100).toNanos();

  private final SimNetwork network;
  private final SimResolver simResolver;
  private final long seed;
  private final SimRandom random;
  private final InetAddress address;

  /** Those who wait for the network, or for a name; gone once nobody does. */
  private @Nullable WaitQueue waiting;

  private final IntrusiveList<SimEndpoint> open = new IntrusiveList<>();
  private final PortTable portTable = new PortTable();
  private List<SimListener> listeners = List.of();
  private @Nullable HostFaults hostFaults;
  private long connections;
  private boolean closed;
  private boolean powered = true;

  SimHost(SimNetwork network, Seed seed, InetAddress address) {
    this.simResolver = new SimResolver(this, seed.of("names"));
    this.network = network;
    this.seed = seed.value();
    this.random = seed.random();
    this.address = address;
  }

  @Override
  public InetAddress address() {
    return address;
  }

  @Override
  public boolean announce(String name) {
    network.names().put(name, address);
    return true;
  }

  @Override
  public ServiceDiscovery services() {
    return new SimServices(this);
  }

  @Override
  public Optional<InetAddress> ownAddress() {
    return Optional.of(address);
  }

  @Override
  public int openSockets() {
    return open.size();
  }

  /** Those of streams are for connections that this host makes or has made. */
  @Override
  public void faults(List<FaultSpec> faults) {
    ownFaults().change(faults);
    for (SimEndpoint each : open.list()) {
      if (each instanceof SimSocket socket) {
        socket.faults(hostFaults().specs());
      }
    }
  }

  @Override
  public void onHit(HitListener listener) {
    ownFaults().onHit(listener);
  }

  /** Returns what goes wrong here. */
  HostFaults hostFaults() {
    return hostFaults == null ? HostFaults.NONE : hostFaults;
  }

  private HostFaults ownFaults() {
    if (hostFaults == null) {
      hostFaults = new HostFaults();
    }
    return hostFaults;
  }

  boolean isClosed() {
    return closed;
  }

  boolean powered() {
    return powered;
  }

  boolean reachable() {
    return powered && hostFaults().inRange();
  }

  @Override
  public void powerLost() {
    powered = false;
    close();
  }

  @Override
  public void powerBack() {
    powered = true;
    closed = false;
  }

  @Override
  public void join(Duration timeout) throws JoinFailedException, InterruptedException {
    Ranges.timeout(timeout);
    world().throwIfCancelled();
    if (closed) {
      throw new JoinFailedException("the stack was closed");
    }
    long takes = JOINING + random.nextLong(JOINING_JITTER);
    pause(Math.min(takes, timeout.toNanos()));
    hostFaults().countOutOfRange(HitUnit.JOIN);
    if (!hostFaults().inRange() || takes > timeout.toNanos()) {
      pause(Math.max(0, timeout.toNanos() - takes));
      throw new JoinFailedException("no Wi-Fi network within " + Durations.millis(timeout));
    }
  }

  @Override
  public List<InetAddress> resolveAll(String host, Duration timeout)
      throws NameNotResolvedException, InterruptedException {
    return List.of(simResolver.resolve(host, timeout));
  }

  /** Waits so long, or until the stack is closed. */
  void pause(long nanos) throws InterruptedException {
    WaitQueue queue = waiting == null ? world().waitQueue() : waiting;
    waiting = queue;
    try {
      queue.await(world().nanos() + nanos);
    } finally {
      if (waiting == queue && queue.isEmpty()) {
        waiting = null;
      }
    }
  }

  @Override
  public boolean alwaysHasSockets() {
    return true;
  }

  @Override
  public TcpSocket socket() throws LinkException {
    throwIfClosed();
    SimSocket socket = new SimSocket(this);
    open.add(socket);
    return socket;
  }

  @Override
  public TcpListener listen(Endpoint local) throws LinkException {
    throwIfClosed();
    int port = local.port() == 0 ? portTable.takeAny(world().nanos()) : local.port();
    if (listener(port) != null || (local.port() != 0 && !portTable.take(port))) {
      throw BindFailedException.inUse(new Endpoint(local.address(), port));
    }
    SimListener listener = new SimListener(this, new Endpoint(address, port));
    listeners = listeners.isEmpty() ? new ArrayList<>(1) : listeners;
    listeners.add(listener);
    open.add(listener);
    return listener;
  }

  private void throwIfClosed() throws LocallyClosedException {
    if (closed) {
      throw new LocallyClosedException("the stack was closed on this side");
    }
  }

  @Nullable SimListener listener(int port) {
    for (int i = 0; i < listeners.size(); i++) {
      SimListener listener = listeners.get(i);
      if (listener.local().port() == port) {
        return listener;
      }
    }
    return null;
  }

  void closed(SimListener listener) {
    listeners.remove(listener);
    portTable.release(listener.local().port());
    open.remove(listener);
  }

  void opened(SimConnection connection) {
    open.add(connection);
  }

  void closed(SimConnection connection) {
    open.remove(connection);
  }

  PortTable ports() {
    return portTable;
  }

  SimNetwork network() {
    return network;
  }

  Simulation world() {
    return network.world();
  }

  /** Returns the number of this host's next connection, from 1. */
  long nextConnection() {
    return ++connections;
  }

  /** Returns the seed of a connection of this host. */
  Seed seed(long connection) {
    return new Seed(seed).of(connection);
  }

  @Override
  public void close() {
    closed = true;
    open.list().forEach(SimEndpoint::close);
    if (waiting != null) {
      waiting.wakeAll();
    }
  }

  @Override
  public String toString() {
    return "host " + address.getHostAddress();
  }
}
