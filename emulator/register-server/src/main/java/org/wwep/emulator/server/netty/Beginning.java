package org.wwep.emulator.server.netty;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets a connection up that was accepted; each in the thread of its own loop. */
final class Beginning extends ChannelInitializer<SocketChannel> {
  private static final FixedRecvByteBufAllocator FRESH =
      new FixedRecvByteBufAllocator(NettyServer.READ);

  private final Serving serving;
  private final Function<EventLoop, @Nullable Loop> loops;
  private final BooleanSupplier closing;
  private final boolean secure;

  /**
   * Sets up the connections of one port.
   *
   * @param loops what belongs to a loop
   * @param closing whether nobody new is let in any more
   * @param secure whether it is a TLS port
   */
  Beginning(
      Serving serving,
      Function<EventLoop, @Nullable Loop> loops,
      BooleanSupplier closing,
      boolean secure) {
    this.serving = serving;
    this.loops = loops;
    this.closing = closing;
    this.secure = secure;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its loop.
  protected void initChannel(SocketChannel channel) {
    Loop loop = loops.apply(channel.eventLoop());
    InetSocketAddress peer = channel.remoteAddress();
    if (loop == null || peer == null || closing.getAsBoolean()) {
      channel.close();
      return;
    }
    Limit refusal =
        channel.hasAttr(Accepting.REFUSED) ? channel.attr(Accepting.REFUSED).get() : null;
    SslHandler tls = secure ? tls() : null;
    // TLS keeps what is half read; with rings the kernel chooses the buffer.
    boolean shared = tls == null && serving.settings().transport() != Transport.IO_URING;
    channel.config().setRecvByteBufAllocator(shared ? loop.buffer : FRESH);
    if (tls != null) {
      channel.pipeline().addLast(tls);
    }
    channel
        .pipeline()
        .addLast(new SocketEvents(new Served(serving, loop, channel, peer, tls, refusal)));
  }

  private SslHandler tls() {
    SslHandler tls = new SslHandler(Certified.engines(serving.settings()).engine());
    // A deadline of ours is on the handshake.
    tls.setHandshakeTimeoutMillis(0);
    return tls;
  }
}
