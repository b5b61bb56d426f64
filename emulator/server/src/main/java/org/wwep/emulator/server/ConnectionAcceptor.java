package org.wwep.emulator.server;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Arrival;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.TcpListener;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Rtos;

/**
 * Hands on each connection of a port, until the port is closed. After one that could not be
 * accepted it waits a little.
 */
final class ConnectionAcceptor implements EventHandler<Arrival<Connection>> {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");
  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Rtos rtos;
  private final TcpListener listener;
  private final Receiver receiver;
  private boolean over;
  private boolean failed;

  /** Who serves a connection from now on. */
  @FunctionalInterface
  interface Receiver {
    void accept(Connection connection) throws InterruptedException;
  }

  ConnectionAcceptor(Rtos rtos, TcpListener listener, Receiver receiver) {
    this.rtos = rtos;
    this.listener = listener;
    this.receiver = receiver;
  }

  @Override
  public String name() {
    return "accept " + listener.local();
  }

  @Override
  public @Nullable Duration patience() {
    return over ? null : A_WHILE;
  }

  @Override
  public boolean mayBlock() {
    return failed;
  }

  @Override
  public void take(Arrival<Connection> arrival) throws InterruptedException {
    if (failed) {
      failed = false;
      rtos.sleep(PAUSE);
    }
    try {
      receiver.accept(Objects.requireNonNull(arrival.get()));
    } catch (LocallyClosedException _) {
      over = true;
    } catch (LinkException e) {
      LOG.log(Level.WARNING, () -> "a connection could not be accepted: " + e.getMessage());
      failed = true;
    }
  }

  @Override
  public void silence() {
    // Nobody came for a while.
  }
}
