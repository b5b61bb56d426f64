package org.wwep.emulator.server.netty;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.time.Duration;

/**
 * Looks again and again for a moment before a loop goes to sleep: under load the next bytes are
 * there sooner than a thread can be put to sleep and woken up.
 *
 * <p><b>Shape</b>: the moment begins when something last happened, so that a server with nothing to
 * do sleeps.
 *
 * <p>Owned by the thread of the loop.
 */
final class Eager implements SelectStrategy {
  private final long moment;
  private long lastEvent;

  Eager(Duration moment) {
    this.moment = moment.toNanos();
  }

  @Override
  public int calculateStrategy(IntSupplier look, boolean hasTasks) throws Exception {
    int found = look.get();
    if (found > 0 || hasTasks) {
      if (found > 0) {
        lastEvent = System.nanoTime();
      }
      return Math.max(found, 0);
    }
    while (System.nanoTime() - lastEvent < moment) {
      Thread.onSpinWait();
      found = look.get();
      if (found > 0) {
        lastEvent = System.nanoTime();
        return found;
      }
    }
    return SelectStrategy.SELECT;
  }
}
