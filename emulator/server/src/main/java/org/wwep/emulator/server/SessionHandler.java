package org.wwep.emulator.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Arrival;
import org.wwep.net.Connection;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerRules;
import org.wwep.protocol.server.TransactionConsole;
import org.wwep.rtos.Deadline;
import org.wwep.rtos.EventHandler;
import org.wwep.rtos.EventSource;
import org.wwep.rtos.Rtos;

/**
 * Serves one connection from its first byte to its close: it is handed what is received, answers
 * it, then says that it will send no more, and reads on as {@link LingeringClose} does.
 *
 * <p>Owned by the task that runs it.
 */
final class SessionHandler implements EventHandler<Arrival<byte[]>> {
  private static final int BUFFER = 1024;

  private static final Duration SEND = Duration.ofSeconds(5);

  /** Takes the replies to whatever one buffer can hold, reasons included. */
  private static final int ROOM = 16 * BUFFER;

  private final Rtos rtos;
  private final Connection connection;
  private final String port;
  private final ServerRules rules;
  private final Conversation conversation;
  private final TransactionConsole transactionConsole;
  private final Runnable ended;
  private @Nullable Deadline lingers;
  private int ignored;
  private boolean over;

  /**
   * Serves a connection.
   *
   * @param port the kind of port it came in by, as consoles call it
   * @param ended told once the connection is closed
   */
  SessionHandler(
      Rtos rtos,
      Connection connection,
      String port,
      ServerRules rules,
      RegisterStore store,
      TransactionConsole transactionConsole,
      Runnable ended) {
    this.rtos = rtos;
    this.connection = connection;
    this.port = port;
    this.rules = rules;
    this.conversation = new Conversation(store, rules);
    this.transactionConsole = transactionConsole;
    this.ended = ended;
  }

  /** Returns what is received, for this handler. */
  EventSource<Arrival<byte[]>> source() {
    return connection.arrivals(BUFFER);
  }

  @Override
  public String name() {
    return "serve " + connection.remote();
  }

  @Override
  public @Nullable Duration patience() {
    if (over) {
      return null;
    }
    return lingers == null ? rules.patience(conversation.midFrame()) : lingers.left();
  }

  @Override
  public boolean mayBlock() {
    return lingers == null && connection.room() < ROOM;
  }

  @Override
  public void take(Arrival<byte[]> arrival) throws InterruptedException {
    try {
      byte[] bytes = arrival.get();
      if (lingers == null) {
        answer(
            bytes == null
                ? conversation.finished()
                : conversation.received(ByteBuffer.wrap(bytes)));
      } else {
        ignored += bytes == null ? 0 : bytes.length;
        over = bytes == null || ignored >= LingeringClose.MOST_IGNORED || lingers.passed();
      }
    } catch (LinkException _) {
      // The client is gone; what it got acknowledged, stands.
      over = true;
    }
  }

  @Override
  public void silence() throws InterruptedException {
    if (lingers != null) {
      over = true;
      return;
    }
    try {
      answer(conversation.silence());
    } catch (LinkException _) {
      over = true;
    }
  }

  private void answer(List<Exchange> exchanges) throws LinkException, InterruptedException {
    transactionConsole.tell(connection.remote(), port, exchanges);
    byte[] replies = conversation.replies(exchanges, rules.reasons());
    if (replies.length > 0) {
      connection.send(replies, SEND);
    }
    if (!conversation.open()) {
      connection.shutdownOutput();
      lingers = Deadline.after(rules.readTimeout(), rtos);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } finally {
      ended.run();
    }
  }
}
