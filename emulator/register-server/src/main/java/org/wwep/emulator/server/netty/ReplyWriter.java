package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes one connection's replies, and counts those that its client leaves unread; knows its socket
 * and nobody else.
 *
 * <p>Owned by the thread of the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class ReplyWriter {
  private final DuplexChannel channel;
  private final @Nullable SslHandler tls;
  private final AtomicLong allUnread;
  private final long mostUnread;
  private long unread;

  /**
   * Writes to a socket.
   *
   * @param tls what is laid over it, or null
   * @param allUnread the unread bytes of all connections
   * @param mostUnread the limit on these
   */
  ReplyWriter(
      DuplexChannel channel, @Nullable SslHandler tls, AtomicLong allUnread, long mostUnread) {
    this.channel = channel;
    this.tls = tls;
    this.allUnread = allUnread;
    this.mostUnread = mostUnread;
  }

  /** Sends replies; if the connection fails over it, its handler is told. */
  void send(byte[] replies) {
    channel.writeAndFlush(buffer(replies), channel.voidPromise());
  }

  /**
   * Sends what nothing is to follow, if anything; the result is done when all is on its way. With
   * TLS the goodbye waits for that anyway.
   */
  ChannelFuture sendLast(byte[] replies) {
    if (replies.length > 0) {
      return channel.writeAndFlush(buffer(replies));
    }
    return tls == null
        ? channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
        : channel.newSucceededFuture();
  }

  private ByteBuf buffer(byte[] replies) {
    return channel.alloc().directBuffer(replies.length).writeBytes(replies);
  }

  /** Says that nothing more will be sent. */
  void finish() {
    if (tls != null) {
      tls.closeOutbound().addListener(_ -> channel.shutdownOutput());
    } else {
      channel.shutdownOutput();
    }
  }

  /** Returns whether replies are counted as unread. */
  boolean isUnread() {
    return unread > 0;
  }

  /** Adds the bytes of unread replies; returns false if the limit for all clients is exceeded. */
  boolean countUnread() {
    return setUnread(channel.bytesBeforeWritable()) <= mostUnread;
  }

  /** Counts no replies as unread any more: they were read, or never will be. */
  void clearUnread() {
    if (unread > 0) {
      setUnread(0);
    }
  }

  private long setUnread(long bytes) {
    long more = bytes - unread;
    unread = bytes;
    return allUnread.addAndGet(more);
  }
}
