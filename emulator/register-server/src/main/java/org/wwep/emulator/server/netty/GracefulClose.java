package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import org.wwep.net.LingeringClose;

/**
 * How a connection is left: the last is sent, then the end is said, then what still comes is read
 * and thrown away until the client closes, so that no reset takes the reply from it.
 *
 * <p>Owned by the thread of its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class GracefulClose {
  private final LoopContext loopContext;
  private final DuplexChannel channel;
  private final WriteBuffer writeBuffer;
  private final DeadlineQueue.Entry deadline;
  private final ServerConnection connection;
  private int ignored;

  GracefulClose(
      LoopContext loopContext,
      DuplexChannel channel,
      WriteBuffer writeBuffer,
      DeadlineQueue.Entry deadline,
      ServerConnection connection) {
    this.loopContext = loopContext;
    this.channel = channel;
    this.writeBuffer = writeBuffer;
    this.deadline = deadline;
    this.connection = connection;
  }

  /** Says the end once the last is sent, and waits for the client to close. */
  void begin(ChannelFuture sent) {
    if (!connection.clientHasFinished()) {
      channel.config().setAutoRead(true);
    }
    if (!sent.isDone()) {
      loopContext.send.set(deadline);
      sent.addListener(_ -> sayGoodbye());
    } else {
      sayGoodbye();
    }
  }

  private void sayGoodbye() {
    if (!connection.isLeaving()) {
      return;
    }
    if (connection.clientHasFinished()) {
      connection.end();
      return;
    }
    loopContext.read.set(deadline);
    writeBuffer.finish();
  }

  /** Throws away what comes, up to a bound. */
  void received(ByteBuf in) {
    ignored += in.readableBytes();
    if (ignored > LingeringClose.MOST_IGNORED) {
      connection.end();
    }
  }
}
