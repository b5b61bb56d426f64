package org.wwep.emulator.server.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DuplexChannel;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wwep.protocol.server.Exchange;

/**
 * Lends a conversation to a thread that may wait for the store, one piece of input at a time.
 *
 * <p>Owned by the thread of the event loop.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // What fails closes the connection, and is told there.
final class BlockingStoreExecutor {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");

  private final ServerContext serverContext;
  private final DuplexChannel channel;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);
  private boolean lent;

  BlockingStoreExecutor(ServerContext serverContext, DuplexChannel channel) {
    this.serverContext = serverContext;
    this.channel = channel;
  }

  /** Returns whether the conversation is lent. */
  boolean lent() {
    return lent;
  }

  /** Has bytes answered, after those that came before them. */
  void lend(ByteBuf in, Function<ByteBuffer, List<Exchange>> work, Consumer<List<Exchange>> back) {
    byte[] bytes = new byte[in.readableBytes()];
    in.readBytes(bytes);
    if (lent) {
      // Already read when reading was stopped.
      held.writeBytes(bytes);
    } else {
      begin(bytes, work, back);
    }
  }

  private void begin(
      byte[] bytes, Function<ByteBuffer, List<Exchange>> work, Consumer<List<Exchange>> back) {
    lent = true;
    channel.config().setAutoRead(false);
    try {
      serverContext.waiting().execute(() -> run(bytes, work, back));
    } catch (RejectedExecutionException _) {
      // The server has ended meanwhile.
      channel.close();
    }
  }

  private void run(
      byte[] bytes, Function<ByteBuffer, List<Exchange>> work, Consumer<List<Exchange>> back) {
    try {
      List<Exchange> exchanges = work.apply(ByteBuffer.wrap(bytes));
      channel.eventLoop().execute(() -> returned(exchanges, work, back));
    } catch (RejectedExecutionException _) {
      // The server has ended meanwhile: it was done, and nobody is there to be told.
    } catch (RuntimeException e) {
      // This thread's outermost loop.
      LOG.log(Level.ERROR, "answering failed; this is a defect, report it", e);
      channel.close();
    }
  }

  private void returned(
      List<Exchange> exchanges,
      Function<ByteBuffer, List<Exchange>> work,
      Consumer<List<Exchange>> back) {
    lent = false;
    back.accept(exchanges);
    if (held.size() > 0) {
      byte[] more = held.toByteArray();
      held.reset();
      begin(more, work, back);
    }
  }

  /** Returns whether bytes wait for the conversation to come back. */
  boolean more() {
    return held.size() > 0;
  }
}
