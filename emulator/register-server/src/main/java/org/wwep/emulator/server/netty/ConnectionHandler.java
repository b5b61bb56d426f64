package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.protocol.server.WriteAccess;

/**
 * Tells a connection's {@link ConnectionMachine} what happens on its socket, and decides on TLS
 * what its client may do; owned by the thread of its event loop.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
  private static final String TLS_1_3 = "TLSv1.3";
  private static final System.Logger LOG = System.getLogger("org.wwep.server");

  private final ServerContext serverContext;
  private final LoopContext loopContext;
  private final InetSocketAddress peer;
  private final DuplexChannel channel;
  private final @Nullable SslHandler tls;
  private final @Nullable RecordLimitHandler records;
  private final @Nullable ServerLimit refusal;
  private final ConnectionConversation conversation;
  private final ConnectionMachine machine;

  /**
   * Serves a connection.
   *
   * @param readControl whether the socket is read
   * @param tls what is laid over it, or null
   * @param records what counts its records, or null without TLS
   * @param refusal the limit that stands against it, or null
   */
  ConnectionHandler(
      ServerContext serverContext,
      LoopContext loopContext,
      DuplexChannel channel,
      ReadControl readControl,
      InetSocketAddress peer,
      @Nullable SslHandler tls,
      @Nullable RecordLimitHandler records,
      @Nullable ServerLimit refusal) {
    this.serverContext = serverContext;
    this.loopContext = loopContext;
    this.peer = peer;
    this.channel = channel;
    this.tls = tls;
    this.records = records;
    this.refusal = refusal;
    this.conversation =
        new ConnectionConversation(serverContext, peer, tls == null ? "open" : "tls", loopContext);
    this.machine =
        new ConnectionMachine(
            loopContext,
            channel,
            readControl,
            conversation,
            new ReplyWriter(
                channel, tls, serverContext.unread(), serverContext.settings().limits().unread()));
    if (records != null) {
      records.onExceeded(() -> machine.limited(ServerLimit.RECORDS));
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    loopContext.add(machine);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (refusal != null) {
      byte[] told = conversation.refused(refusal);
      if (tls == null) {
        machine.flush(told, false);
      } else {
        // Before a handshake there is no way to say it that a TLS client would understand.
        machine.close();
      }
    } else if (tls != null) {
      machine.secure();
    } else {
      machine.open(CertificateAuthorizer.access(serverContext.settings().writes(), List.of()));
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    if (records != null && in.isReadable()) {
      records.clear();
    }
    try {
      machine.received(in);
    } finally {
      in.release();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    machine.writabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    switch (event) {
      case SslHandshakeCompletionEvent handshake -> secured(handshake);
      case SslCloseCompletionEvent _, ChannelInputShutdownEvent _ -> machine.clientFinished();
      default -> {}
    }
  }

  /** The handshake is over, one way or the other. */
  private void secured(SslHandshakeCompletionEvent handshake) {
    if (tls == null || (handshake.isSuccess() && !machine.isSecuring())) {
      return;
    }
    if (!handshake.isSuccess() && records != null && records.isSilent()) {
      // It looked whether somebody listens, as the health checks of balancers do: no news.
      machine.close();
      return;
    }
    if (handshake.isSuccess() && tls.engine().getSession().getProtocol().equals(TLS_1_3)) {
      // Nothing of ours follows a client's last flight, as it does in TLS 1.2, that would
      // acknowledge it; and its first request may wait for that.
      serverContext.settings().transport().acknowledge(channel);
    }
    WriteAccess writeAccess =
        CertificateAuthorizer.access(serverContext, tls.engine(), peer, handshake);
    if (writeAccess == null) {
      machine.close();
    } else {
      machine.open(writeAccess);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    machine.over();
    loopContext.remove(machine);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // The client is gone, or its records are broken: what it got acknowledged, stands.
    if (!(cause instanceof IOException)
        && !(cause instanceof UncheckedIOException)
        && !(cause instanceof DecoderException)) {
      String address = String.valueOf(ctx.channel().remoteAddress());
      LOG.log(Level.ERROR, "serving " + address + " failed; this is a defect, report it", cause);
    }
    machine.close();
  }
}
