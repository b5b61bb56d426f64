package org.wwep.emulator.server.netty;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import java.time.Duration;

/**
 * Looks again and again for a moment before a loop goes to sleep: under load the next bytes are
 * there sooner than a thread can be put to sleep and woken up.
 *
 * <p><b>Shape</b>: around any transport's handler. The moment begins when something last happened,
 * so that a server with nothing to do sleeps.
 *
 * <p>Owned by the thread of the loop.
 */
final class BusyPollHandler implements IoHandler {
  private final IoHandler handler;
  private final long moment;
  private long lastEvent;

  private BusyPollHandler(IoHandler handler, Duration moment) {
    this.handler = handler;
    this.moment = moment.toNanos();
  }

  /** Has the handlers of a transport look on for this long; zero leaves them as they are. */
  static IoHandlerFactory of(IoHandlerFactory transport, Duration moment) {
    return moment.isPositive()
        ? loop -> new BusyPollHandler(transport.newHandler(loop), moment)
        : transport;
  }

  @Override
  public int run(IoHandlerContext context) {
    IoHandlerContext look = new NonBlockingContext(context);
    while (true) {
      int found = handler.run(look);
      if (found > 0) {
        lastEvent = System.nanoTime();
        return found;
      }
      if (!context.canBlock()) {
        return 0;
      }
      if (System.nanoTime() - lastEvent >= moment) {
        int woken = handler.run(context);
        if (woken > 0) {
          lastEvent = System.nanoTime();
        }
        return woken;
      }
      Thread.onSpinWait();
    }
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
