package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.util.ReferenceCountUtil;

/**
 * Lets through what may begin a header of the PROXY protocol by its first byte. Without that a
 * frame, which is shorter than any header, would wait for the rest of one until the deadline.
 *
 * <p>Owned by the thread of its event loop.
 */
final class ProxySignatureHandler extends ChannelInboundHandlerAdapter {
  private static final byte VERSION_1 = 'P';
  private static final byte VERSION_2 = '\r';

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    if (!in.isReadable()) {
      ctx.fireChannelRead(in);
      return;
    }
    byte first = in.getByte(in.readerIndex());
    if (first == VERSION_1 || first == VERSION_2) {
      ctx.pipeline().remove(this);
      ctx.fireChannelRead(in);
    } else {
      ReferenceCountUtil.release(in);
      ctx.fireExceptionCaught(new CorruptedFrameException("no PROXY header"));
    }
  }
}
