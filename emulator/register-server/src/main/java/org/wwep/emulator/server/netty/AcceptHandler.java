package org.wwep.emulator.server.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.AttributeKey;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Gives connections their places in the order they were accepted, and pauses a listener that cannot
 * accept, as when no descriptor is left; owned by its loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
final class AcceptHandler extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");
  private static final long PAUSE_MILLIS = 50;
  private static final long QUIET_NANOS = 1_000_000_000L;

  /** Why a connection has no place. */
  static final AttributeKey<ServerLimit> REFUSED =
      AttributeKey.valueOf(AcceptHandler.class, "refused");

  /** Set if a balancer is to say whose connection it is. */
  static final AttributeKey<Boolean> PROXIED = AttributeKey.valueOf(AcceptHandler.class, "proxied");

  private final ServerContext serverContext;
  private long quietUntil = System.nanoTime();

  AcceptHandler(ServerContext serverContext) {
    this.serverContext = serverContext;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object accepted) {
    SocketChannel channel = (SocketChannel) accepted;
    InetSocketAddress peer = channel.remoteAddress();
    if (peer == null) {
      // Gone already.
      channel.unsafe().closeForcibly();
      return;
    }
    ConnectionLimiter connectionLimiter = serverContext.admission();
    boolean proxied = serverContext.settings().proxies().has(peer.getAddress());
    ServerLimit refusal =
        proxied ? connectionLimiter.admitProxied() : connectionLimiter.admit(peer.getAddress());
    if (refusal == null && proxied) {
      // Its header says whose it is.
      channel.attr(PROXIED).set(true);
      channel.closeFuture().addListener(_ -> connectionLimiter.leaveProxied());
    } else if (refusal == null) {
      channel.closeFuture().addListener(_ -> connectionLimiter.leave(peer.getAddress()));
    } else if (connectionLimiter.mayBeTold()) {
      channel.attr(REFUSED).set(refusal);
      channel.closeFuture().addListener(_ -> connectionLimiter.told());
    } else {
      serverContext.warnings().past(refusal, peer.getAddress().getHostAddress());
      channel.unsafe().closeForcibly();
      return;
    }
    ctx.fireChannelRead(channel);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    long now = System.nanoTime();
    if (now - quietUntil >= 0) {
      quietUntil = now + QUIET_NANOS;
      LOG.log(Level.WARNING, () -> "a connection could not be accepted: " + cause.getMessage());
    }
    ctx.channel().config().setAutoRead(false);
    ctx.executor()
        .schedule(
            () -> ctx.channel().config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
