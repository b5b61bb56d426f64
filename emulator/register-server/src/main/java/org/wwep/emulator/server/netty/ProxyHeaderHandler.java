package org.wwep.emulator.server.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Awaits what a balancer says of its client, gives that one its place, and has it served.
 *
 * <p><b>Errors</b>: what is no header, or does not come, ends the connection without a reply: who
 * the client is, is not known.
 *
 * <p>Owned by the thread of its event loop. <b>Source</b>: The PROXY protocol, versions 1 and 2,
 * haproxy.org.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
final class ProxyHeaderHandler extends ChannelInboundHandlerAdapter implements LoopContext.Member {
  private final ServerContext serverContext;
  private final LoopContext loopContext;
  private final InetSocketAddress proxy;
  private final BiConsumer<InetSocketAddress, @Nullable ServerLimit> serve;
  private final DeadlineQueue.Entry deadline = new DeadlineQueue.Entry(this::failed);
  private @Nullable ChannelHandlerContext context;

  /**
   * Begins to wait.
   *
   * @param proxy the balancer
   * @param serve adds the handlers that serve a client, against which a limit may stand
   */
  ProxyHeaderHandler(
      ServerContext serverContext,
      LoopContext loopContext,
      InetSocketAddress proxy,
      BiConsumer<InetSocketAddress, @Nullable ServerLimit> serve) {
    this.serverContext = serverContext;
    this.loopContext = loopContext;
    this.proxy = proxy;
    this.serve = serve;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    loopContext.add(this);
    loopContext.handshake.set(deadline);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    deadline.cancel();
    loopContext.remove(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HAProxyMessage header) {
      InetSocketAddress client;
      try {
        client = client(header);
      } finally {
        header.release();
      }
      admit(ctx, client);
    } else {
      ctx.fireChannelRead(message);
    }
  }

  private void admit(ChannelHandlerContext ctx, InetSocketAddress client) {
    ConnectionLimiter limiter = serverContext.admission();
    InetAddress address = client.getAddress();
    ServerLimit refusal = limiter.admitClient(address);
    if (refusal == null) {
      ctx.channel().closeFuture().addListener(_ -> limiter.leaveClient(address));
    } else if (limiter.mayBeTold()) {
      ctx.channel().closeFuture().addListener(_ -> limiter.told());
    } else {
      serverContext.warnings().past(refusal, address.getHostAddress());
      close();
      return;
    }
    serve.accept(client, refusal);
    ctx.fireChannelActive();
    ctx.pipeline().remove(this);
  }

  /** A balancer that speaks for itself, as one that only looks whether the server is there. */
  private InetSocketAddress client(HAProxyMessage header) {
    String source = header.sourceAddress();
    boolean own =
        header.command() == HAProxyCommand.LOCAL
            || source == null
            || switch (header.proxiedProtocol().addressFamily()) {
              case AF_IPv4, AF_IPv6 -> false;
              case AF_UNIX, AF_UNSPEC -> true;
            };
    return own ? proxy : new InetSocketAddress(InetAddress.ofLiteral(source), header.sourcePort());
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      // It looked whether somebody listens, and said nothing.
      close();
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException) {
      failed();
    } else {
      close();
    }
  }

  private void failed() {
    serverContext.warnings().past(ServerLimit.PROXY_HEADER, proxy.getAddress().getHostAddress());
    close();
  }

  @Override
  public void finish() {
    close();
  }

  @Override
  public void close() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.channel().close();
    }
  }
}
