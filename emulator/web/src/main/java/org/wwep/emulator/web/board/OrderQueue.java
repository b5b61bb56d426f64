package org.wwep.emulator.web.board;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What viewers have ordered and nobody has done yet; any thread puts, one takes. */
final class OrderQueue {
  private static final int MOST = 100;

  private final BlockingQueue<BoardOrder> orders = new ArrayBlockingQueue<>(MOST);

  /**
   * Puts an order behind the others.
   *
   * @throws IllegalArgumentException if too many wait already
   */
  void put(BoardOrder order) {
    if (!orders.offer(order)) {
      throw new IllegalArgumentException("too many orders at once: wait for the last ones");
    }
  }

  /** Takes the next order, waiting for a while; null if there is none. */
  @Nullable BoardOrder take(long millis) throws InterruptedException {
    return orders.poll(millis, TimeUnit.MILLISECONDS);
  }
}
