package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what a client sends, if it is little; what is more than its {@link ReadBudget} waits
 * for its turn in the {@link BacklogQueue}, and nothing more is read until then. It stands before
 * everything else.
 *
 * <p>While its connection wants no input, as one whose replies lie unread, it has no turn either.
 *
 * <p>Owned by the thread of its event loop.
 */
final class BacklogHandler extends ChannelInboundHandlerAdapter implements BacklogQueue.Member {
  private final BacklogQueue backlogQueue;
  private final ReadControl readControl;
  private final ReadBudget readBudget;

  /** Bytes, and what happened behind them. */
  private final Queue<Object> waiting = new ArrayDeque<>();

  private @Nullable ChannelHandlerContext context;
  private boolean queued;

  BacklogHandler(BacklogQueue backlogQueue, ReadControl readControl) {
    this.backlogQueue = backlogQueue;
    this.readControl = readControl;
    this.readBudget = new ReadBudget(backlogQueue.loopBudget());
    readControl.onWanted(this::queue);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    if (waiting.isEmpty() && readBudget.take(in.readableBytes())) {
      ctx.fireChannelRead(in);
      return;
    }
    // A copy: the buffer may be the loop's, or one of the few that its ring has.
    ByteBuf kept = ctx.alloc().directBuffer(in.readableBytes()).writeBytes(in);
    in.release();
    hold(ctx, kept);
  }

  private void hold(ChannelHandlerContext ctx, Object message) {
    boolean first = waiting.isEmpty();
    waiting.add(message);
    if (first) {
      context = ctx;
      readControl.hold(true);
      queue();
    }
  }

  private void queue() {
    if (!queued && !waiting.isEmpty()) {
      queued = true;
      backlogQueue.add(this);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (waiting.isEmpty()) {
      ctx.fireChannelReadComplete();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (waiting.isEmpty()) {
      ctx.fireUserEventTriggered(event);
    } else {
      waiting.add(event);
    }
  }

  @Override
  public void serve() {
    queued = false;
    ChannelHandlerContext ctx = context;
    if (ctx == null || waiting.isEmpty() || !readControl.isWanted()) {
      // Once it is wanted, it is queued again.
      return;
    }
    Object next = waiting.remove();
    if (next instanceof ByteBuf) {
      ctx.fireChannelRead(next);
      ctx.fireChannelReadComplete();
    } else {
      ctx.fireUserEventTriggered(next);
    }
    if (waiting.isEmpty()) {
      // Last: it may read at once.
      readControl.hold(false);
    } else {
      queue();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    drop();
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    drop();
  }

  private void drop() {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }
}
