package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * What goes out on one connection, and how much of it its client leaves unread.
 *
 * <p>Owned by the thread of the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class WriteBuffer {
  private final ServerContext serverContext;
  private final DuplexChannel channel;
  private final @Nullable SslHandler tls;
  private long unread;

  WriteBuffer(ServerContext serverContext, DuplexChannel channel, @Nullable SslHandler tls) {
    this.serverContext = serverContext;
    this.channel = channel;
    this.tls = tls;
  }

  /** Sends replies; if the connection fails over it, its handler is told. */
  void send(byte[] replies) {
    channel.writeAndFlush(buffer(replies), channel.voidPromise());
  }

  /** Sends what is to be followed by the end. */
  ChannelFuture sendLast(byte[] replies) {
    return channel.writeAndFlush(buffer(replies));
  }

  private ByteBuf buffer(byte[] replies) {
    return channel.alloc().directBuffer(replies.length).writeBytes(replies);
  }

  /** Returns when all that was sent is on its way; with TLS the goodbye waits for it anyway. */
  ChannelFuture sent() {
    return tls == null
        ? channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
        : channel.newSucceededFuture();
  }

  /** Says that nothing more will be sent. */
  void finish() {
    if (tls != null) {
      tls.closeOutbound().addListener(_ -> channel.shutdownOutput());
    } else {
      channel.shutdownOutput();
    }
  }

  /** Returns whether replies lie unread, beyond what a connection may have under way. */
  boolean isUnread() {
    return unread > 0;
  }

  /** Takes that replies lie unread; returns whether all clients' fit in the bound on them. */
  boolean count() {
    return lies(channel.bytesBeforeWritable()) <= serverContext.settings().limits().unread();
  }

  /** Takes that they were read, or will never be. */
  void giveBack() {
    lies(0);
  }

  private long lies(long bytes) {
    long more = bytes - unread;
    unread = bytes;
    return serverContext.unread().addAndGet(more);
  }
}
