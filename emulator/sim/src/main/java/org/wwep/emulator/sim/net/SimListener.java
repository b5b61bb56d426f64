package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.WaitQueue;
import org.wwep.net.Arrival;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.TcpListener;
import org.wwep.rtos.EventSource;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;

/** A listening socket in virtual time. */
final class SimListener extends SimEndpoint implements TcpListener {
  /** How many connections wait to be accepted; a further one gets no answer. */
  static final int BACKLOG = 1024;

  private final SimHost host;
  private final Endpoint local;
  private final WaitQueue acceptors;
  private final ArrayDeque<SimConnection> backlog = new ArrayDeque<>();
  private int underWay;
  private boolean closed;

  SimListener(SimHost host, Endpoint local) {
    this.host = host;
    this.local = local;
    this.acceptors = host.world().waitQueue();
  }

  @Override
  public Endpoint local() {
    return local;
  }

  /** Returns whether one more may wait, and reserves its place. */
  boolean reserve() {
    if (backlog.size() + underWay >= BACKLOG) {
      return false;
    }
    underWay++;
    return true;
  }

  /** The handshake of one that had a place is done. */
  void arrived(SimConnection connection) {
    underWay--;
    if (closed) {
      connection.abort();
    } else if (!connection.isClosed()) {
      backlog.add(connection);
      acceptors.wakeOne();
    }
  }

  /** Returns the connection that has waited longest, or null if none does. */
  @Nullable SimConnection poll() throws LocallyClosedException {
    if (closed) {
      throw LocallyClosedException.listener(local);
    }
    return backlog.poll();
  }

  WaitQueue acceptors() {
    return acceptors;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public EventSource<Arrival<Connection>> arrivals() {
    return new AcceptSource(this);
  }

  EventSource<Arrival<Connection>> blockingArrivals() {
    return TcpListener.super.arrivals();
  }

  @Override
  public Connection accept(Duration timeout) throws LinkException, InterruptedException {
    Ranges.timeout(timeout);
    host.world().throwIfCancelled();
    long deadline = acceptors.deadline(timeout);
    while (true) {
      SimConnection next = poll();
      if (next != null) {
        return next;
      }
      if (!acceptors.await(deadline) && !closed) {
        throw ReceiveTimeoutException.nobody(local, Durations.millis(timeout));
      }
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    host.closed(this);
    backlog.forEach(SimConnection::abort);
    backlog.clear();
    acceptors.wakeAll();
  }

  @Override
  public String toString() {
    return "listener on " + local;
  }
}
