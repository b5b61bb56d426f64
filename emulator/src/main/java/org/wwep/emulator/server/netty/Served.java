package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.Farewell;
import org.wwep.protocol.Refused;
import org.wwep.protocol.server.Access;
import org.wwep.protocol.server.Conversation;
import org.wwep.protocol.server.Exchange;

/**
 * Serves one connection from its first byte to its close.
 *
 * <p>Owned by the thread of its event loop; while a store makes it wait, the conversation is lent
 * to the thread that waits, and nothing is read.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // What fails closes the connection, and is told there.
final class Served extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");

  private enum State {
    /** The handshake is under way. */
    SECURING,
    /** Bytes are welcome. */
    OPEN,
    /** All was said; what still comes is thrown away until the client closes. */
    LEAVING,
    /** Closed, or about to be. */
    OVER
  }

  private final Serving serving;
  private final Loop loop;
  private final DuplexChannel channel;
  private final InetSocketAddress peer;
  private final @Nullable SslHandler tls;
  private final @Nullable Limit refusal;
  private final Conversation conversation;
  private final Deadlines.Entry deadline = new Deadlines.Entry(this::expired);
  private final Lending lending;
  private final Outbox outbox;
  private State state = State.SECURING;
  private boolean last;
  private boolean finished;
  private int ignored;

  Served(
      Serving serving,
      Loop loop,
      DuplexChannel channel,
      InetSocketAddress peer,
      @Nullable SslHandler tls,
      @Nullable Limit refusal) {
    this.serving = serving;
    this.loop = loop;
    this.channel = channel;
    this.peer = peer;
    this.tls = tls;
    this.refusal = refusal;
    this.conversation =
        new Conversation(
            serving.store(),
            serving.settings().options().keepAlive(),
            serving.settings().limits().frames());
    this.lending = new Lending(serving, channel);
    this.outbox = new Outbox(serving, channel, tls);
  }

  private String port() {
    return tls == null ? "open" : "tls";
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    loop.add(this);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (refusal != null) {
      refuse(refusal);
    } else if (tls != null) {
      loop.handshake.set(deadline);
    } else {
      open(Certified.access(serving.settings().writes(), List.of()));
    }
  }

  private void open(Access access) {
    conversation.allow(access);
    state = State.OPEN;
    await();
  }

  /** Before a handshake there is no way to say it that a TLS client would understand. */
  private void refuse(Limit limit) {
    serving.warnings().past(limit, peer.getAddress().getHostAddress());
    List<Exchange> told = List.of(new Exchange("", new Refused(limit.text())));
    serving.feed().tell(peer, port(), told);
    serving.meter().answered(port(), told, 0);
    if (tls != null) {
      end();
      return;
    }
    state = State.OPEN;
    send(conversation.refused(told, serving.settings().options().reasons()), true);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      switch (state) {
        case OPEN -> take(in);
        case LEAVING -> {
          ignored += in.readableBytes();
          if (ignored > Farewell.MOST_IGNORED) {
            end();
          }
        }
        case SECURING, OVER -> {}
      }
    } finally {
      in.release();
    }
  }

  private void take(ByteBuf in) {
    long begun = serving.meter().timed() ? System.nanoTime() : 0;
    if (serving.store().waits()) {
      deadline.cancel();
      lending.lend(in, conversation::received, exchanges -> returned(exchanges, begun));
    } else {
      answer(
          conversation.received(in.internalNioBuffer(in.readerIndex(), in.readableBytes())), begun);
    }
  }

  private void returned(List<Exchange> exchanges, long begun) {
    if (state != State.OPEN) {
      // Its client is gone; what was done was done, and is told.
      tell(exchanges, begun);
      return;
    }
    answer(exchanges, begun);
    if (state != State.OPEN || lending.more()) {
      return;
    }
    if (finished) {
      answer(conversation.finished(), begun);
    } else if (!outbox.isUnread()) {
      // Last: it may read at once.
      channel.config().setAutoRead(true);
    }
  }

  private void tell(List<Exchange> exchanges, long begun) {
    serving.feed().tell(peer, port(), exchanges);
    if (serving.meter().timed()) {
      serving.meter().answered(port(), exchanges, System.nanoTime() - begun);
    }
  }

  private void answer(List<Exchange> exchanges, long begun) {
    if (!exchanges.isEmpty()) {
      if (exchanges.size() > serving.settings().limits().frames()) {
        serving.warnings().past(Limit.FRAMES, peer.getAddress().getHostAddress());
      }
      tell(exchanges, begun);
      send(
          conversation.replies(exchanges, serving.settings().options().reasons()),
          !conversation.open() || last);
    } else if (!conversation.open()) {
      leave(channel.newSucceededFuture());
    } else {
      await();
    }
  }

  private void send(byte[] replies, boolean goodbye) {
    if (goodbye) {
      leave(outbox.sendLast(replies));
      return;
    }
    outbox.send(replies);
    if (state == State.OPEN && !channel.isWritable()) {
      unread();
    } else if (state == State.OPEN && !lending.lent()) {
      await();
    }
  }

  /** Waits for the next bytes, for as long as these may take. */
  private void await() {
    boolean idle = serving.settings().options().keepAlive() && !conversation.midFrame();
    (idle ? loop.idle : loop.read).set(deadline);
  }

  /** Its client does not read: nothing more is taken from it until it does. */
  private void unread() {
    channel.config().setAutoRead(false);
    loop.send.set(deadline);
    if (!outbox.count()) {
      limited(Limit.UNREAD);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (state == State.OPEN && channel.isWritable() && outbox.isUnread()) {
      outbox.giveBack();
      if (!lending.lent()) {
        channel.config().setAutoRead(true);
        await();
      }
    }
  }

  /** Says that nothing more will be sent, and waits for the client to close. */
  private void leave(ChannelFuture sent) {
    state = State.LEAVING;
    if (!finished) {
      channel.config().setAutoRead(true);
    }
    if (!sent.isDone()) {
      loop.send.set(deadline);
      sent.addListener(_ -> sayGoodbye());
    } else {
      sayGoodbye();
    }
  }

  private void sayGoodbye() {
    if (state != State.LEAVING) {
      return;
    }
    if (finished) {
      end();
      return;
    }
    loop.read.set(deadline);
    outbox.finish();
  }

  private void expired() {
    switch (state) {
      case SECURING -> limited(Limit.HANDSHAKE);
      case OPEN -> {
        if (outbox.isUnread()) {
          limited(Limit.SEND);
        } else {
          answer(conversation.silence(), System.nanoTime());
        }
      }
      case LEAVING, OVER -> end();
    }
  }

  private void limited(Limit limit) {
    serving.warnings().past(limit, peer.getAddress().getHostAddress());
    end();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    switch (event) {
      case SslHandshakeCompletionEvent handshake -> secured(handshake);
      case SslCloseCompletionEvent _, ChannelInputShutdownEvent _ -> clientFinished();
      default -> {}
    }
  }

  private void secured(SslHandshakeCompletionEvent handshake) {
    SslHandler secured = tls;
    if (secured == null) {
      return;
    }
    if (!handshake.isSuccess()) {
      Certified.refused(serving, secured.engine(), peer, handshake.cause());
      end();
    } else if (state == State.SECURING) {
      serving.meter().handshake();
      open(Certified.access(serving.settings(), secured.engine().getSession()));
    }
  }

  /**
   * With TLS the engine may have closed both directions by now; then an answer is told and counted,
   * but does not reach the client, which gets a clean end.
   */
  private void clientFinished() {
    boolean first = !finished;
    finished = true;
    switch (state) {
      case OPEN -> {
        if (first && !lending.lent()) {
          answer(conversation.finished(), System.nanoTime());
        }
      }
      case LEAVING -> end();
      case SECURING, OVER -> end();
    }
  }

  /** Finishes what was begun, for the server closes. */
  void leave() {
    last = true;
    boolean between = serving.settings().options().keepAlive() && !conversation.midFrame();
    switch (state) {
      case OPEN -> {
        if (!lending.lent() && !outbox.isUnread() && between) {
          leave(channel.newSucceededFuture());
        }
      }
      case SECURING -> end();
      case LEAVING, OVER -> {}
    }
  }

  /** Closes the connection. */
  void end() {
    state = State.OVER;
    deadline.cancel();
    channel.close();
  }

  /** However it ended. */
  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    state = State.OVER;
    deadline.cancel();
    outbox.giveBack();
    loop.remove(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // The client is gone, or its records are broken: what it got acknowledged, stands.
    if (!(cause instanceof IOException)
        && !(cause instanceof UncheckedIOException)
        && !(cause instanceof io.netty.handler.codec.DecoderException)) {
      LOG.log(Level.ERROR, "serving " + peer + " failed; this is a defect, report it", cause);
    }
    end();
  }
}
