package org.wwep.emulator.server.netty;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets a connection up that was accepted; each in the thread of its own loop. */
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
  private static final FixedRecvByteBufAllocator FRESH =
      new FixedRecvByteBufAllocator(LoopBufferAllocator.READ);

  /** Of a header with what balancers add to it, as the client's certificate. */
  private static final int LONGEST_HEADER = 4096;

  private final ServerContext serverContext;
  private final Function<EventLoop, @Nullable LoopContext> loops;
  private final BooleanSupplier closing;
  private final boolean secure;

  /**
   * Sets up the connections of one port.
   *
   * @param loops what belongs to a loop
   * @param closing whether nobody new is let in any more
   * @param secure whether it is a TLS port
   */
  ConnectionInitializer(
      ServerContext serverContext,
      Function<EventLoop, @Nullable LoopContext> loops,
      BooleanSupplier closing,
      boolean secure) {
    this.serverContext = serverContext;
    this.loops = loops;
    this.closing = closing;
    this.secure = secure;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
  protected void initChannel(SocketChannel channel) {
    LoopContext loopContext = loops.apply(channel.eventLoop());
    InetSocketAddress peer = channel.remoteAddress();
    if (loopContext == null || peer == null || closing.getAsBoolean()) {
      channel.close();
      return;
    }
    ServerLimit refusal =
        channel.hasAttr(AcceptHandler.REFUSED) ? channel.attr(AcceptHandler.REFUSED).get() : null;
    boolean proxied = channel.hasAttr(AcceptHandler.PROXIED);
    // TLS and a balancer's header keep what is half read; with rings the kernel chooses the buffer.
    boolean shared =
        !secure && !proxied && serverContext.settings().transport() != Transport.IO_URING;
    channel.config().setRecvByteBufAllocator(shared ? loopContext.buffer : FRESH);
    ReadControl readControl = new ReadControl(channel);
    channel.pipeline().addLast(new BacklogHandler(loopContext.backlog, readControl));
    if (proxied) {
      channel
          .pipeline()
          .addLast(
              new ProxySignatureHandler(),
              new HAProxyMessageDecoder(LONGEST_HEADER, true),
              new ProxyHeaderHandler(
                  serverContext,
                  loopContext,
                  peer,
                  (client, limit) -> serve(loopContext, channel, readControl, client, limit)));
    } else {
      serve(loopContext, channel, readControl, peer, refusal);
    }
  }

  private void serve(
      LoopContext loopContext,
      SocketChannel channel,
      ReadControl readControl,
      InetSocketAddress peer,
      @Nullable ServerLimit refusal) {
    SslHandler tls = secure ? tls() : null;
    RecordLimitHandler records = null;
    if (tls != null) {
      records = new RecordLimitHandler(tls);
      channel.pipeline().addLast(records, tls);
    }
    channel
        .pipeline()
        .addLast(
            new ConnectionHandler(
                serverContext, loopContext, channel, readControl, peer, tls, records, refusal));
  }

  private SslHandler tls() {
    SslHandler tls =
        new SslHandler(CertificateAuthorizer.engines(serverContext.settings()).engine());
    // A deadline of ours is on the handshake.
    tls.setHandshakeTimeoutMillis(0);
    return tls;
  }
}
