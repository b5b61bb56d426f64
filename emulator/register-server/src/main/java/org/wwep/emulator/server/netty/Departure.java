package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import org.wwep.net.Farewell;

/**
 * How a connection is left: the last is sent, then the end is said, then what still comes is read
 * and thrown away until the client closes, so that no reset takes the reply from it.
 *
 * <p>Owned by the thread of its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the connection.
final class Departure {
  private final Loop loop;
  private final DuplexChannel channel;
  private final Outbox outbox;
  private final Deadlines.Entry deadline;
  private final Served connection;
  private int ignored;

  Departure(
      Loop loop,
      DuplexChannel channel,
      Outbox outbox,
      Deadlines.Entry deadline,
      Served connection) {
    this.loop = loop;
    this.channel = channel;
    this.outbox = outbox;
    this.deadline = deadline;
    this.connection = connection;
  }

  /** Says the end once the last is sent, and waits for the client to close. */
  void begin(ChannelFuture sent) {
    if (!connection.clientHasFinished()) {
      channel.config().setAutoRead(true);
    }
    if (!sent.isDone()) {
      loop.send.set(deadline);
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
    loop.read.set(deadline);
    outbox.finish();
  }

  /** Throws away what comes, up to a bound. */
  void received(ByteBuf in) {
    ignored += in.readableBytes();
    if (ignored > Farewell.MOST_IGNORED) {
      connection.end();
    }
  }
}
