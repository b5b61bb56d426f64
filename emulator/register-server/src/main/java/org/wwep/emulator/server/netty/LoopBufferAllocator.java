package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/**
 * Reads into one buffer for all open connections of a loop: what is in it was taken before the next
 * is read, and a silent connection needs none.
 *
 * <p>Owned by the thread of the loop; closed with it.
 */
final class LoopBufferAllocator extends DefaultMaxMessagesRecvByteBufAllocator {
  /** How much is read at a time. */
  static final int READ = 2048;

  private final ByteBuf buffer = ByteBufAllocator.DEFAULT.directBuffer(READ, READ);

  @Override
  @SuppressWarnings("deprecation") // The method that is to replace it is not there yet.
  public RecvByteBufAllocator.Handle newHandle() {
    return new MaxMessageHandle() {
      @Override
      public int guess() {
        return READ;
      }

      @Override
      public ByteBuf allocate(ByteBufAllocator alloc) {
        return buffer.clear().retain();
      }
    };
  }

  void close() {
    buffer.release();
  }
}
