package org.wwep.emulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A body that is written in chunks; a flush waits until the system has taken it. */
final class ChunkOutput extends OutputStream {
  private static final int LARGEST = 8192;

  private final Channel channel;
  private final Duration reading;
  private ByteBuf chunk = Unpooled.buffer();

  ChunkOutput(Channel channel, Duration reading) {
    this.channel = channel;
    this.reading = reading;
  }

  @Override
  public void write(int octet) throws IOException {
    chunk.writeByte(octet);
    flushIfLarge();
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    chunk.writeBytes(bytes, offset, count);
    flushIfLarge();
  }

  private void flushIfLarge() throws IOException {
    if (chunk.readableBytes() >= LARGEST) {
      flush();
    }
  }

  @Override
  public void flush() throws IOException {
    if (!chunk.isReadable()) {
      return;
    }
    ChannelFuture written = channel.writeAndFlush(new DefaultHttpContent(chunk));
    chunk = Unpooled.buffer();
    try {
      if (!written.await(reading.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("nothing was read for " + reading.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (!written.isSuccess()) {
      throw new IOException("the reader has gone", written.cause());
    }
  }
}
