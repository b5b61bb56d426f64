package org.wwep.emulator.cli.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.wwep.emulator.cli.option.OtlpTarget;

/**
 * Brings presses to a file or a collector, on a thread of its own, so that the firmware never
 * waits.
 *
 * <p><b>Shape</b>: any thread adds. {@value #MOST} presses wait at most; what is more, and what is
 * not taken, is lost and counted. Trouble is told when it begins and when it is over.
 */
final class TraceExport {
  private static final int MOST = 1000;
  private static final int AT_ONCE = 100;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long LAST_MILLIS = 500;
  private static final String END = "";

  private final OtlpTarget target;
  private final Consumer<String> err;
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST);
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread;

  /** How many are being brought. */
  private volatile int brought;

  private boolean troubled;

  TraceExport(OtlpTarget target, Consumer<String> err) {
    this.target = target;
    this.err = err;
    this.thread = Thread.ofVirtual().name("wwep-traces").start(this::run);
  }

  /** Takes a press. */
  void add(String line) {
    if (!waiting.offer(line)) {
      lost.incrementAndGet();
    }
  }

  private void run() {
    List<String> batch = new ArrayList<>();
    try {
      boolean last = false;
      while (!last) {
        batch.add(waiting.take());
        waiting.drainTo(batch, AT_ONCE);
        last = batch.remove(END);
        if (!batch.isEmpty()) {
          bring(batch);
        }
        batch.clear();
      }
    } catch (InterruptedException _) {
      // Who interrupts counts what was being brought.
    }
  }

  private void bring(List<String> batch) throws InterruptedException {
    brought = batch.size();
    OtlpTarget.Delivery delivery = target.add(batch);
    brought = 0;
    Optional<String> trouble = delivery.trouble();
    if (trouble.isPresent()) {
      lost.addAndGet(batch.size() - delivery.taken());
      if (!troubled) {
        err.accept(trouble.get());
      }
    } else if (troubled) {
      err.accept("traces are taken again; lost so far: " + lost);
    }
    troubled = trouble.isPresent();
  }

  /** Waits a moment for what is still to be brought; returns how many presses are lost. */
  long finish() throws InterruptedException {
    if (thread.isAlive()) {
      long end = System.nanoTime() + PATIENCE_NANOS;
      boolean _ = waiting.offer(END, PATIENCE_NANOS, TimeUnit.NANOSECONDS);
      boolean _ = thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      thread.interrupt();
      thread.join(LAST_MILLIS);
      waiting.removeIf(END::equals);
      lost.addAndGet(brought + waiting.size());
      waiting.clear();
    }
    return lost.get();
  }
}
