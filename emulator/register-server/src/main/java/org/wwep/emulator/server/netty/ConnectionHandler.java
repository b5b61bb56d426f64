package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;

/** What happens on a connection's socket, as Netty tells it; in the thread of its event loop. */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");

  private final ServerConnection connection;

  ConnectionHandler(ServerConnection connection) {
    this.connection = connection;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    connection.added();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    connection.connected();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      connection.received(in);
    } finally {
      in.release();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    connection.writabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    switch (event) {
      case SslHandshakeCompletionEvent handshake -> connection.secured(handshake);
      case SslCloseCompletionEvent _, ChannelInputShutdownEvent _ -> connection.clientFinished();
      default -> {}
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    connection.removed();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // The client is gone, or its records are broken: what it got acknowledged, stands.
    if (!(cause instanceof IOException)
        && !(cause instanceof UncheckedIOException)
        && !(cause instanceof DecoderException)) {
      String peer = String.valueOf(ctx.channel().remoteAddress());
      LOG.log(Level.ERROR, "serving " + peer + " failed; this is a defect, report it", cause);
    }
    connection.end();
  }
}
