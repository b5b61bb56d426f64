package org.wwep.emulator.server;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.wwep.net.Connection;
import org.wwep.net.LingeringClose;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SecureLayer;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerRules;
import org.wwep.protocol.server.TransactionConsole;
import org.wwep.rtos.Rtos;

/** Serves one connection from its first byte to its close; owned by the task that runs it. */
final class ServerSession implements Rtos.Work {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");
  private static final int BUFFER = 1024;
  private static final Duration SEND = Duration.ofSeconds(5);

  private final Rtos rtos;
  private final Connection raw;
  private final SecureLayer layer;
  private final ServerRules rules;
  private final Conversation conversation;
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
    this.conversation = new Conversation(store, rules);
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
    try (connection) {
      byte[] buffer = new byte[BUFFER];
      while (conversation.open()) {
        answer(connection, next(connection, buffer));
      }
      new LingeringClose(rtos::now, rules.readTimeout()).linger(connection);
    } catch (LinkException _) {
      // The client is gone; what it got acknowledged, stands.
    }
  }

  private List<Exchange> next(Connection connection, byte[] buffer)
      throws LinkException, InterruptedException {
    try {
      int count =
          connection.receive(buffer, 0, buffer.length, rules.patience(conversation.midFrame()));
      return count < 0
          ? conversation.finished()
          : conversation.received(ByteBuffer.wrap(buffer, 0, count));
    } catch (ReceiveTimeoutException _) {
      return conversation.silence();
    }
  }

  private void answer(Connection connection, List<Exchange> exchanges)
      throws LinkException, InterruptedException {
    transactionConsole.tell(raw.remote(), layer.port(), exchanges);
    byte[] replies = conversation.replies(exchanges, rules.reasons());
    if (replies.length > 0) {
      connection.send(replies, SEND);
    }
  }
}
