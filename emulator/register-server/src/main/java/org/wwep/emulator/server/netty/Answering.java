package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DuplexChannel;
import java.net.InetSocketAddress;
import java.util.List;
import org.wwep.protocol.Refused;
import org.wwep.protocol.server.Access;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;

/**
 * What one connection's bytes are answered, and who is told of it: the conversation, which is lent
 * where its store makes it wait.
 *
 * <p>Owned by the thread of its event loop.
 */
final class Answering {
  private final Serving serving;
  private final InetSocketAddress peer;
  private final String port;
  private final Served connection;
  private final Conversation conversation;
  private final Lending lending;

  /**
   * Begins a conversation.
   *
   * @param port {@code open} or {@code tls}
   * @param connection who sends the replies
   */
  Answering(
      Serving serving,
      DuplexChannel channel,
      InetSocketAddress peer,
      String port,
      Served connection) {
    this.serving = serving;
    this.peer = peer;
    this.port = port;
    this.connection = connection;
    this.conversation =
        new Conversation(
            serving.store(),
            serving.settings().options().keepAlive(),
            serving.settings().limits().frames());
    this.lending = new Lending(serving, channel);
  }

  void allow(Access access) {
    conversation.allow(access);
  }

  /** Returns whether no frame has begun, on a connection that may have more of them. */
  boolean betweenFrames() {
    return serving.settings().options().keepAlive() && !conversation.midFrame();
  }

  /** Returns whether the conversation is lent: then nothing is to be read or said. */
  boolean lent() {
    return lending.lent();
  }

  void received(ByteBuf in) {
    long begun = serving.meter().timed() ? System.nanoTime() : 0;
    if (serving.store().waits()) {
      connection.restless();
      lending.lend(in, conversation::received, exchanges -> returned(exchanges, begun));
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
    if (!lending.lent()) {
      answer(conversation.finished(), System.nanoTime());
    }
  }

  /** Tells of a limit that stands against the connection, and returns what its client is to get. */
  byte[] refused(Limit limit) {
    List<Exchange> told = List.of(new Exchange("", new Refused(limit.text())));
    serving.feed().tell(peer, port, told);
    serving.meter().answered(port, told, 0);
    return conversation.refused(told, serving.settings().options().reasons());
  }

  private void returned(List<Exchange> exchanges, long begun) {
    if (!connection.isOpen()) {
      // Its client is gone; what was done was done, and is told.
      tell(exchanges, begun);
      return;
    }
    answer(exchanges, begun);
    if (!connection.isOpen() || lending.more()) {
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
    serving.feed().tell(peer, port, exchanges);
    if (serving.meter().timed()) {
      serving.meter().answered(port, exchanges, System.nanoTime() - begun);
    }
  }

  private void answer(List<Exchange> exchanges, long begun) {
    if (!exchanges.isEmpty()) {
      if (exchanges.size() > serving.settings().limits().frames()) {
        serving.warnings().past(Limit.FRAMES, peer.getAddress().getHostAddress());
      }
      tell(exchanges, begun);
      connection.send(
          conversation.replies(exchanges, serving.settings().options().reasons()),
          !conversation.open());
    } else if (!conversation.open()) {
      connection.leaveWithoutAnswer();
    } else {
      connection.await();
    }
  }
}
