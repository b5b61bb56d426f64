package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import org.wwep.net.tls.RecordLimit;

/**
 * Ends a client that sends TLS records without an end and nothing for the server in them: key
 * updates, alerts, empty records. It stands before what takes the records apart, and counts them.
 *
 * <p>Owned by the thread of its event loop.
 */
final class RecordLimitHandler extends ChannelInboundHandlerAdapter {
  private final RecordLimit recordLimit = new RecordLimit();
  private final SslHandler tls;
  private Runnable onExceeded = () -> {};
  private boolean silent = true;

  RecordLimitHandler(SslHandler tls) {
    this.tls = tls;
  }

  /** Sets what is done once it is too much. */
  void onExceeded(Runnable action) {
    onExceeded = action;
  }

  /** Takes that something for the server came. */
  void clear() {
    recordLimit.clear();
  }

  /** Returns whether the client has sent nothing at all so far. */
  boolean isSilent() {
    return silent;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    silent = false;
    boolean handshaking = !tls.handshakeFuture().isDone();
    ByteBuf in = (ByteBuf) message;
    recordLimit.count(in.nioBuffer());
    ctx.fireChannelRead(message);
    if (handshaking && tls.handshakeFuture().isDone()) {
      recordLimit.clear();
    }
    if (!recordLimit.exceeded(handshaking).isEmpty()) {
      recordLimit.clear();
      onExceeded.run();
    }
  }
}
