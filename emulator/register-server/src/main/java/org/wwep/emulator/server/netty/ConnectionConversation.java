package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.wwep.protocol.ErrorReply;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;
import org.wwep.protocol.server.WriteAccess;

/**
 * What one connection's bytes are answered, and who is told of it; knows no socket and no state of
 * the connection.
 *
 * <p>Owned by the thread of the event loop; while the store works, by the thread that waits for it.
 */
final class ConnectionConversation {
  private final ServerContext serverContext;
  private final InetSocketAddress peer;
  private final String port;
  private final Conversation conversation;
  private final BlockingStoreExecutor blockingStoreExecutor;
  private final LoopContext loopContext;

  /**
   * Begins a conversation.
   *
   * @param port {@code open} or {@code tls}
   * @param loopContext its loop
   */
  ConnectionConversation(
      ServerContext serverContext, InetSocketAddress peer, String port, LoopContext loopContext) {
    this.loopContext = loopContext;
    this.serverContext = serverContext;
    this.peer = peer;
    this.port = port;
    this.conversation =
        new Conversation(
            serverContext.store(),
            serverContext.settings().core().rules(),
            serverContext.settings().limits().frames());
    this.blockingStoreExecutor =
        new BlockingStoreExecutor(
            serverContext.waiting(), loopContext.thread, conversation::received);
  }

  void allow(WriteAccess writeAccess) {
    conversation.allow(writeAccess);
  }

  /** Returns whether no frame has begun, on a connection that may have more of them. */
  boolean betweenFrames() {
    return serverContext.settings().core().rules().keepAlive() && !midFrame();
  }

  /** Returns whether a frame has begun. */
  boolean midFrame() {
    return conversation.midFrame();
  }

  /**
   * Returns whether {@link #submit} has bytes answered: the store makes its caller wait, or they
   * are of somebody who sends much.
   */
  boolean waits() {
    return serverContext.store().waits() || loopContext.backlog.isServing();
  }

  /** Answers bytes at once. */
  ReplyBatch received(ByteBuf in) {
    long begun = begun();
    return answer(
        conversation.received(in.internalNioBuffer(in.readerIndex(), in.readableBytes())), begun);
  }

  /**
   * Has bytes answered by a thread that may wait, after those that came before them.
   *
   * @param back is given the replies, in the event loop; while {@link #hasMore} more follow
   * @param failed is told, on any thread, if there will be none
   */
  void submit(ByteBuf in, Consumer<ReplyBatch> back, Runnable failed) {
    long begun = begun();
    byte[] bytes = new byte[in.readableBytes()];
    in.readBytes(bytes);
    Consumer<List<Exchange>> answered = exchanges -> back.accept(answer(exchanges, begun));
    if (serverContext.store().waits() || blockingStoreExecutor.isBusy()) {
      blockingStoreExecutor.submit(bytes, answered, failed);
    } else {
      takeTurn(bytes, answered, failed);
    }
  }

  /** Has the next in the backlog wait until these bytes are answered. */
  private void takeTurn(byte[] bytes, Consumer<List<Exchange>> answered, Runnable failed) {
    AtomicBoolean over = new AtomicBoolean();
    Runnable end =
        () -> {
          if (over.compareAndSet(false, true)) {
            loopContext.backlog.end();
          }
        };
    loopContext.backlog.begin();
    blockingStoreExecutor.submit(
        bytes,
        exchanges -> {
          end.run();
          answered.accept(exchanges);
        },
        () -> {
          loopContext.later(end);
          failed.run();
        });
  }

  /** Returns whether bytes wait for the store to be done with others. */
  boolean hasMore() {
    return blockingStoreExecutor.hasMore();
  }

  /** Takes that nothing came in time. */
  ReplyBatch silence() {
    return answer(conversation.silence(), begun());
  }

  /** Takes that the client has finished sending. */
  ReplyBatch finished() {
    return answer(conversation.finished(), begun());
  }

  /** Takes that the connection went past a limit. */
  void limited(ServerLimit serverLimit) {
    serverContext.warnings().past(serverLimit, peer.getAddress().getHostAddress());
  }

  /** Takes that a limit stands against the connection; returns what its client is to get. */
  byte[] refused(ServerLimit serverLimit) {
    limited(serverLimit);
    List<Exchange> told = List.of(new Exchange("", new ErrorReply(serverLimit.text())));
    serverContext.feed().tell(peer, port, told);
    serverContext.meter().answered(port, told, 0);
    return conversation.refused(told, serverContext.settings().core().rules().reasons());
  }

  private long begun() {
    return serverContext.meter().timed() ? System.nanoTime() : 0;
  }

  private ReplyBatch answer(List<Exchange> exchanges, long begun) {
    if (exchanges.isEmpty()) {
      return conversation.open() ? ReplyBatch.NONE : ReplyBatch.END;
    }
    if (exchanges.size() > serverContext.settings().limits().frames()) {
      limited(ServerLimit.FRAMES);
    }
    serverContext.feed().tell(peer, port, exchanges);
    if (serverContext.meter().timed()) {
      serverContext.meter().answered(port, exchanges, System.nanoTime() - begun);
    }
    return new ReplyBatch(
        conversation.replies(exchanges, serverContext.settings().core().rules().reasons()),
        !conversation.open());
  }
}
