package org.wwep.emulator.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One device's connections to its server, one after another.
 *
 * <p>Owned by the thread of its device's channels. What comes of a connection that was given up is
 * not told any more.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails in its channels.
final class DeviceConnection extends ChannelInboundHandlerAdapter {
  /** Who is told. */
  interface Listener {
    /** The connection is there. */
    void connected();

    /** TLS is agreed on. */
    void secured();

    /** The server sent something. */
    void received(ByteBuf in);

    /**
     * The connection is over.
     *
     * @param why what ended it, or null if the server closed it
     */
    void disconnected(@Nullable Throwable why);
  }

  // More than a reply, and less than would count with thousands of devices.
  private static final FixedRecvByteBufAllocator SMALL = new FixedRecvByteBufAllocator(128);

  private final LoopChannels channels;
  private final int device;
  private final @Nullable InetSocketAddress local;
  private final Listener listener;
  private @Nullable SocketChannel channel;

  DeviceConnection(
      LoopChannels channels, int device, @Nullable InetAddress source, Listener listener) {
    this.channels = channels;
    this.device = device;
    this.local = source == null ? null : new InetSocketAddress(source, 0);
    this.listener = listener;
  }

  @Override
  public boolean isSharable() {
    return true; // One at a time.
  }

  /** Returns whether there is one. */
  boolean isOpen() {
    return channel != null;
  }

  /**
   * Begins to connect.
   *
   * @param faulty whether by way of the faults
   */
  void open(boolean faulty) {
    SocketChannel made;
    try {
      made = channels.register();
    } catch (ChannelException e) {
      // This process may have no more files.
      listener.disconnected(e);
      return;
    }
    channel = made;
    SslHandler tls = channels.tls(device);
    if (tls == null) {
      made.config().setRecvByteBufAllocator(SMALL);
    } else {
      // Its deadline is ours.
      tls.setHandshakeTimeoutMillis(0);
      made.pipeline().addLast(tls);
    }
    made.pipeline().addLast(this);
    ChannelOption<Boolean> late = channels.lateBind();
    if (local != null && late != null) {
      boolean _ = made.config().setOption(late, true);
    }
    InetSocketAddress server = channels.server(faulty);
    ChannelFuture connected = local == null ? made.connect(server) : made.connect(server, local);
    if (connected.isDone()) {
      connected(made, connected);
    } else {
      connected.addListener(_ -> connected(made, connected));
    }
  }

  private void connected(SocketChannel made, ChannelFuture connected) {
    if (!connected.isSuccess()) {
      end(made, connected.cause());
    }
  }

  /** Sends a request. */
  void send(byte[] frame, int length) {
    SocketChannel open = channel;
    if (open != null) {
      ByteBuf out = open.alloc().directBuffer(length, length).writeBytes(frame, 0, length);
      open.writeAndFlush(out, open.voidPromise());
    }
  }

  /** Gives the connection up. */
  void close() {
    SocketChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }

  private void end(@Nullable SocketChannel ended, @Nullable Throwable why) {
    if (ended != null && ended == channel) {
      close();
      listener.disconnected(why);
    }
  }

  private boolean isCurrent(ChannelHandlerContext ctx) {
    return ctx.channel() == channel;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (isCurrent(ctx)) {
      listener.connected();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (isCurrent(ctx) && event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        listener.secured();
      } else {
        end(channel, handshake.cause());
      }
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      if (isCurrent(ctx) && in.isReadable()) {
        listener.received(in);
      }
    } finally {
      in.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (isCurrent(ctx)) {
      end(channel, null);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (isCurrent(ctx)) {
      end(channel, cause);
    }
  }
}
