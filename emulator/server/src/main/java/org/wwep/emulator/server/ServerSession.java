package org.wwep.emulator.server;

import java.lang.System.Logger.Level;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerRules;
import org.wwep.protocol.server.TransactionConsole;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.Rtos;

/** Serves one connection from its first byte to its close; owned by the task that runs it. */
final class ServerSession implements Rtos.Work {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");

  private final Rtos rtos;
  private final Connection raw;
  private final SecureLayer layer;
  private final ServerRules rules;
  private final RegisterStore store;
  private final TransactionConsole transactionConsole;

  ServerSession(
      Rtos rtos,
      Connection raw,
      SecureLayer layer,
      ServerRules rules,
      RegisterStore store,
      TransactionConsole transactionConsole) {
    this.rtos = rtos;
    this.raw = raw;
    this.layer = layer;
    this.rules = rules;
    this.store = store;
    this.transactionConsole = transactionConsole;
  }

  @Override
  public void run() throws InterruptedException {
    Connection connection;
    try {
      connection = layer.secureOrClose(raw);
    } catch (LinkException e) {
      LOG.log(Level.INFO, () -> "no handshake: " + e.getMessage());
      return;
    }
    SessionHandler handler = handler(connection, () -> {});
    EventHandler.run(handler.source(), handler);
  }

  /** Returns whether nothing is laid over the connection, which is served as it is then. */
  boolean isOpen() {
    return !layer.secures();
  }

  /** Returns what serves the connection as it is. */
  SessionHandler handler(Runnable ended) {
    return handler(raw, ended);
  }

  private SessionHandler handler(Connection connection, Runnable ended) {
    return new SessionHandler(
        rtos, connection, layer.port(), rules, store, transactionConsole, ended);
  }
}
