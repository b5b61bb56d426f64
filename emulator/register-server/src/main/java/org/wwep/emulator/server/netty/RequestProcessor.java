package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DuplexChannel;
import java.net.InetSocketAddress;
import java.util.List;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.WriteAccess;

/**
 * What one connection's bytes are answered, and who is told of it: the conversation, which is lent
 * where its store makes it wait.
 *
 * <p>Owned by the thread of its event loop.
 */
final class RequestProcessor {
  private final ServerContext serverContext;
  private final InetSocketAddress peer;
  private final String port;
  private final ServerConnection connection;
  private final Conversation conversation;
  private final BlockingStoreExecutor blockingStoreExecutor;

  /**
   * Begins a conversation.
   *
   * @param port {@code open} or {@code tls}
   * @param connection who sends the replies
   */
  RequestProcessor(
      ServerContext serverContext,
      DuplexChannel channel,
      InetSocketAddress peer,
      String port,
      ServerConnection connection) {
    this.serverContext = serverContext;
    this.peer = peer;
    this.port = port;
    this.connection = connection;
    this.conversation =
        new Conversation(
            serverContext.store(),
            serverContext.settings().core().rules().keepAlive(),
            serverContext.settings().limits().frames());
    this.blockingStoreExecutor = new BlockingStoreExecutor(serverContext, channel);
  }

  void allow(WriteAccess writeAccess) {
    conversation.allow(writeAccess);
  }

  /** Returns whether no frame has begun, on a connection that may have more of them. */
  boolean betweenFrames() {
    return serverContext.settings().core().rules().keepAlive() && !conversation.midFrame();
  }

  /** Returns whether the conversation is lent: then nothing is to be read or said. */
  boolean lent() {
    return blockingStoreExecutor.lent();
  }

  void received(ByteBuf in) {
    long begun = serverContext.meter().timed() ? System.nanoTime() : 0;
    if (serverContext.store().waits()) {
      connection.restless();
      blockingStoreExecutor.lend(
          in, conversation::received, exchanges -> returned(exchanges, begun));
    } else {
      answer(
          conversation.received(in.internalNioBuffer(in.readerIndex(), in.readableBytes())), begun);
    }
  }

  /** Takes that nothing came in time. */
  void silence() {
    answer(conversation.silence(), System.nanoTime());
  }

  /** Takes that the client has finished sending; if the conversation is lent, it is asked again. */
  void finished() {
    if (!blockingStoreExecutor.lent()) {
      answer(conversation.finished(), System.nanoTime());
    }
  }

  /** Tells of a limit that stands against the connection, and returns what its client is to get. */
  byte[] refused(ServerLimit serverLimit) {
    List<Exchange> told = List.of(new Exchange("", new ErrorReply(serverLimit.text())));
    serverContext.feed().tell(peer, port, told);
    serverContext.meter().answered(port, told, 0);
    return conversation.refused(told, serverContext.settings().core().rules().reasons());
  }

  private void returned(List<Exchange> exchanges, long begun) {
    if (!connection.isOpen()) {
      // Its client is gone; what was done was done, and is told.
      tell(exchanges, begun);
      return;
    }
    answer(exchanges, begun);
    if (!connection.isOpen() || blockingStoreExecutor.more()) {
      return;
    }
    if (connection.clientHasFinished()) {
      answer(conversation.finished(), begun);
    } else {
      // Last: it may read at once.
      connection.readOn();
    }
  }

  private void tell(List<Exchange> exchanges, long begun) {
    serverContext.feed().tell(peer, port, exchanges);
    if (serverContext.meter().timed()) {
      serverContext.meter().answered(port, exchanges, System.nanoTime() - begun);
    }
  }

  private void answer(List<Exchange> exchanges, long begun) {
    if (!exchanges.isEmpty()) {
      if (exchanges.size() > serverContext.settings().limits().frames()) {
        serverContext.warnings().past(ServerLimit.FRAMES, peer.getAddress().getHostAddress());
      }
      tell(exchanges, begun);
      connection.send(
          conversation.replies(exchanges, serverContext.settings().core().rules().reasons()),
          !conversation.open());
    } else if (!conversation.open()) {
      connection.leaveWithoutAnswer();
    } else {
      connection.await();
    }
  }
}
