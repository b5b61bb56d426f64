package org.wwep.emulator.server.netty;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.time.Duration;
import java.util.function.Function;

/**
 * Gives who waits in the {@link BacklogQueue} a turn before each look at the sockets, and looks
 * again and again for a moment before a loop goes to sleep: under load the next bytes are there
 * sooner than a thread can be put to sleep and woken up.
 *
 * <p><b>Shape</b>: around any transport's handler. The moment begins when something last happened,
 * so that a server with nothing to do sleeps.
 *
 * <p>Owned by the thread of the loop.
 */
final class BusyPollHandler implements IoHandler {
  private final IoHandler handler;
  private final long moment;
  private final BacklogQueue backlogQueue;
  private long lastEvent;

  private BusyPollHandler(IoHandler handler, Duration moment, BacklogQueue backlogQueue) {
    this.handler = handler;
    this.moment = moment.toNanos();
    this.backlogQueue = backlogQueue;
  }

  /**
   * Has the handlers of a transport look on for this long.
   *
   * @param backlogs what waits in each loop
   */
  static IoHandlerFactory of(
      IoHandlerFactory transport,
      Duration moment,
      Function<ThreadAwareExecutor, BacklogQueue> backlogs) {
    return loop -> new BusyPollHandler(transport.newHandler(loop), moment, backlogs.apply(loop));
  }

  @Override
  public int run(IoHandlerContext context) {
    IoHandlerContext awake = new NonBlockingContext(context);
    int served = backlogQueue.serve() ? 1 : 0;
    if (backlogQueue.isDue()) {
      return served + look(awake);
    }
    if (moment == 0) {
      return served + look(context);
    }
    while (true) {
      int found = look(awake);
      if (found > 0) {
        lastEvent = System.nanoTime();
        return found;
      }
      if (!context.canBlock()) {
        return 0;
      }
      if (System.nanoTime() - lastEvent >= moment) {
        int woken = look(context);
        if (woken > 0) {
          lastEvent = System.nanoTime();
        }
        return woken;
      }
      Thread.onSpinWait();
    }
  }

  private int look(IoHandlerContext context) {
    backlogQueue.loopBudget().renew();
    return handler.run(context);
  }

  /** What a loop is about, except that it may not sleep. */
  private record NonBlockingContext(IoHandlerContext loop) implements IoHandlerContext {
    @Override
    public boolean canBlock() {
      return false;
    }

    @Override
    public long delayNanos(long now) {
      return loop.delayNanos(now);
    }

    @Override
    public long deadlineNanos() {
      return loop.deadlineNanos();
    }

    @Override
    public void reportActiveIoTime(long nanos) {
      loop.reportActiveIoTime(nanos);
    }

    @Override
    public boolean shouldReportActiveIoTime() {
      return loop.shouldReportActiveIoTime();
    }
  }

  @Override
  public void initialize() {
    handler.initialize();
  }

  @Override
  public void prepareToDestroy() {
    handler.prepareToDestroy();
  }

  @Override
  public void destroy() {
    handler.destroy();
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return handler.register(handle);
  }

  @Override
  public void wakeup() {
    handler.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handleType) {
    return handler.isCompatible(handleType);
  }
}
