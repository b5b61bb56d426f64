package org.wwep.emulator.server.netty;

import io.netty.util.concurrent.EventExecutor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wwep.protocol.server.Exchange;

/**
 * Runs a conversation on a thread that may wait for the store, one piece of input at a time.
 *
 * <p>Owned by the thread of the event loop, which gets the exchanges.
 */
final class BlockingStoreExecutor {
  private static final System.Logger LOG = System.getLogger("org.wwep.server");

  private final Executor waiting;
  private final EventExecutor loop;
  private final Function<ByteBuffer, List<Exchange>> work;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);
  private boolean busy;

  /**
   * Runs this work.
   *
   * @param waiting has the threads that may wait
   * @param loop is given the exchanges
   */
  BlockingStoreExecutor(
      Executor waiting, EventExecutor loop, Function<ByteBuffer, List<Exchange>> work) {
    this.waiting = waiting;
    this.loop = loop;
    this.work = work;
  }

  /**
   * Has bytes answered, after those that came before them.
   *
   * @param back is told what these, and any that came meanwhile, were answered
   * @param failed is told, on any thread, if nothing will be
   */
  void submit(byte[] bytes, Consumer<List<Exchange>> back, Runnable failed) {
    if (busy) {
      // Already read when reading was stopped.
      held.writeBytes(bytes);
    } else {
      begin(bytes, back, failed);
    }
  }

  /** Returns whether bytes are being answered. */
  boolean isBusy() {
    return busy;
  }

  /** Returns whether more bytes wait their turn. */
  boolean hasMore() {
    return held.size() > 0;
  }

  private void begin(byte[] bytes, Consumer<List<Exchange>> back, Runnable failed) {
    busy = true;
    try {
      waiting.execute(() -> run(bytes, back, failed));
    } catch (RejectedExecutionException _) {
      // The server has ended meanwhile.
      failed.run();
    }
  }

  private void run(byte[] bytes, Consumer<List<Exchange>> back, Runnable failed) {
    try {
      List<Exchange> exchanges = work.apply(ByteBuffer.wrap(bytes));
      loop.execute(() -> returned(exchanges, back, failed));
    } catch (RejectedExecutionException _) {
      // The server has ended meanwhile: it was done, and nobody is there to be told.
    } catch (RuntimeException e) {
      // This thread's outermost loop.
      LOG.log(System.Logger.Level.ERROR, "answering failed; this is a defect, report it", e);
      failed.run();
    }
  }

  private void returned(List<Exchange> exchanges, Consumer<List<Exchange>> back, Runnable failed) {
    busy = false;
    back.accept(exchanges);
    if (held.size() > 0) {
      byte[] more = held.toByteArray();
      held.reset();
      begin(more, back, failed);
    }
  }
}
