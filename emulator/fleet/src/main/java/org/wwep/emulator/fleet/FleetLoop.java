package org.wwep.emulator.fleet;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.ClientEngines;
import org.wwep.net.tls.Tls;

/**
 * The devices of one thread: when each presses, and what came of it.
 *
 * <p>Owned by that thread. {@link #drained} and {@link #finished} tell others how far it is; what it
 * counted is theirs once it has finished.
 */
final class FleetLoop implements DeviceGroup {
  /** How long a server may take to close, before it counts as one that does not. */
  private static final Duration CLOSE = Duration.ofMillis(100);

  /** How many registers are asked for at a time. */
  private static final int READERS = 64;

  /** How long all of that may take. */
  private static final Duration READ_BACK = Duration.ofSeconds(30);

  /** How long a stop waits for presses, and for registers. */
  private static final Duration STOP = Duration.ofMillis(1500);

  /** After so many connections that a server left open, devices close theirs at once. */
  private static final int LEFT_OPEN = 8;

  private final EventLoop thread;
  private final FleetConfig config;
  private final InetSocketAddress server;
  private final FleetTally tally = new FleetTally();
  private final LegHistograms legs = new LegHistograms();
  private final FleetProgress.Counts counts;
  private final LoopTimer timer;
  private final FifoDeadlines connecting;
  private final FifoDeadlines securing;
  private final FifoDeadlines asking;
  private final FifoDeadlines closing;
  private final FifoDeadlines thinking;
  private final FifoDeadlines ready;
  private final List<FifoDeadlines> deadlines;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();

  private final Queue<FleetDevice> unread = new ArrayDeque<>();
  private List<FleetDevice> devices = List.of();
  private ArrivalCursor arrivals;
  private long origin;
  private long dropAt = FifoDeadlines.NONE;
  private long giveUpAt = FifoDeadlines.NONE;
  private boolean draining;
  private boolean stopped;
  private boolean reading;
  private int busy;
  private int leftOpen;

  FleetLoop(EventLoop thread, FleetConfig config, FleetProgress.Counts counts) {
    this.thread = thread;
    this.config = config;
    this.counts = counts;
    this.server =
        new InetSocketAddress(
            config.target().server().address(), config.target().server().port());
    this.timer = new LoopTimer(thread, this::tick);
    this.connecting = new FifoDeadlines(config.target().timeouts().connect(), timer::wake);
    this.securing = new FifoDeadlines(Tls.HANDSHAKE, timer::wake);
    this.asking = new FifoDeadlines(config.target().timeouts().reply(), timer::wake);
    this.closing = new FifoDeadlines(CLOSE, timer::wake);
    this.thinking = new FifoDeadlines(think(config.model()), timer::wake);
    this.ready = new FifoDeadlines(Duration.ZERO, timer::wake);
    this.deadlines = List.of(connecting, securing, asking, closing, thinking, ready);
    this.arrivals = arrivals(List.of());
  }

  private static Duration think(PressModel model) {
    return switch (model) {
      case PressModel.Open _ -> Duration.ZERO;
      case PressModel.Closed(Duration pause) -> pause;
    };
  }

  private ArrivalCursor arrivals(List<FleetDevice> of) {
    return new ArrivalCursor(
        ArrivalTimes.of(config.model(), config.devices(), config.ramp(), config.duration()),
        of,
        config.devices());
  }

  /** Has its devices press from this moment on; any thread, once. */
  void start(List<FleetDevice> its, long moment) {
    guarded(
        () -> {
          devices = its;
          arrivals = arrivals(its);
          origin = moment;
          timer.wake(moment);
        });
  }

  /** Has no more presses begin; any thread. */
  void stop() {
    guarded(
        () -> {
          beginToDrain();
          stopped = true;
          devices.forEach(FleetDevice::dropPending);
          dropAt = System.nanoTime() + STOP.toNanos();
          giveUpAt = Math.min(giveUpAt, dropAt + STOP.toNanos());
          timer.wake(System.nanoTime());
        });
  }

  /** Has each device that owns its register look at it; any thread, after {@link #drained}. */
  void readBack() {
    guarded(
        () -> {
          reading = true;
          devices.stream().filter(FleetDevice::isUnread).forEach(unread::add);
          long now = System.nanoTime();
          giveUpAt = now + (stopped ? STOP : READ_BACK).toNanos();
          timer.wake(now);
        });
  }

  /** Gives all connections up; any thread. */
  void close() {
    guarded(
        () -> {
          devices.forEach(FleetDevice::close);
          timer.cancel();
          drained.complete(null);
          finished.complete(null);
        });
  }

  private void guarded(Runnable work) {
    thread.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            drained.completeExceptionally(e);
            finished.completeExceptionally(e);
          }
        });
  }

  /** Completes once no press is under way, and none will begin. */
  CompletableFuture<Void> drained() {
    return drained;
  }

  /** Completes once all registers were looked at. */
  CompletableFuture<Void> finished() {
    return finished;
  }

  private void tick() {
    try {
      long now = System.nanoTime();
      if (!draining) {
        begin(now);
      }
      for (FifoDeadlines list : deadlines) {
        expire(list, now);
      }
      if (now >= dropAt) {
        dropAt = FifoDeadlines.NONE;
        devices.forEach(this::drop);
      }
      if (reading) {
        readOn(now);
      }
      plan();
    } catch (RuntimeException e) {
      drained.completeExceptionally(e);
      finished.completeExceptionally(e);
    }
  }

  private void begin(long now) {
    long elapsed = now - origin;
    for (long due = arrivals.due(); due <= elapsed; due = arrivals.due()) {
      arrivals.take().due(now);
    }
    if (elapsed >= config.duration().toNanos()) {
      beginToDrain();
    }
  }

  /** What is due and not begun by now has as long as a press may take. */
  private void beginToDrain() {
    if (!draining) {
      draining = true;
      dropAt =
          System.nanoTime()
              + config.target().timeouts().connect().toNanos()
              + config.target().timeouts().reply().toNanos();
      devices.stream()
          .filter(device -> device.isFree() && device.pending() == 0)
          .forEach(FleetDevice::settle);
    }
  }

  private void drop(FleetDevice device) {
    tally.notBegun(device.pending());
    counts.failed(device.pending());
    device.dropPending();
    if (stopped) {
      device.abandon();
    }
  }

  private static void expire(FifoDeadlines list, long now) {
    // No more than are due now: those that are added meanwhile are for the next tick.
    for (FifoDeadlines.Entry due = list.poll(now); due != null; due = list.poll(now)) {
      ((FleetDevice) due).elapsed(now);
    }
  }

  private void readOn(long now) {
    if (now >= giveUpAt) {
      unread.forEach(_ -> tally.judged(RegisterVerdict.UNREAD, "not in time"));
      unread.clear();
    }
    while (busy < READERS && !unread.isEmpty()) {
      unread.remove().readBack(now);
    }
    if (busy == 0) {
      devices.forEach(FleetDevice::close);
      finished.complete(null);
    }
  }

  private void plan() {
    if (draining && !reading && isIdle()) {
      drained.complete(null);
      return;
    }
    if (reading) {
      timer.wake(giveUpAt);
    }
    if (!draining) {
      long due = Math.min(arrivals.due(), config.duration().toNanos());
      timer.wake(origin + due);
    }
    timer.wake(dropAt);
    for (FifoDeadlines list : deadlines) {
      timer.wake(list.next());
    }
  }

  @Override
  public void begun() {
    busy++;
    counts.busy(busy);
  }

  @Override
  public void rest(FleetDevice device) {
    busy--;
    counts.busy(busy);
    long now = System.nanoTime();
    if (reading) {
      device.settle();
      if (device.isUnread()) {
        unread.add(device);
      }
      timer.wake(now);
    } else if (device.pending() > 0) {
      ready.add(device, now);
    } else if (draining || config.model() instanceof PressModel.Open) {
      device.settle();
    } else {
      thinking.add(device, now);
    }
    if (draining && busy == 0) {
      timer.wake(now);
    }
  }

  @Override
  public void resume(FleetDevice device, long now) {
    if (!device.pressPending(now) && !draining) {
      device.press(now);
    }
  }

  @Override
  public long intended(long position, long round, long now) {
    return config.model() instanceof PressModel.Open
        ? origin + arrivals.nanos(position, round)
        : now;
  }

  @Override
  public void acknowledged() {
    tally.acknowledged();
    counts.acknowledged();
  }

  @Override
  public void failed(PressFailure failure, String seen) {
    tally.failed(failure, seen);
    counts.failed(1);
  }

  @Override
  public FleetTally tally() {
    return tally;
  }

  @Override
  public LegHistograms legs() {
    return legs;
  }

  @Override
  public boolean isSecure() {
    return config.target().engines() != null;
  }

  @Override
  public boolean keepsAlive() {
    return config.target().keepAlive();
  }

  @Override
  public boolean closesFirst() {
    return leftOpen >= LEFT_OPEN;
  }

  @Override
  public void serverCloses(boolean inTime) {
    leftOpen = inTime ? 0 : leftOpen + 1;
    if (!inTime) {
      tally.leftOpen();
    }
  }

  @Override
  public FifoDeadlines connecting() {
    return connecting;
  }

  @Override
  public FifoDeadlines securing() {
    return securing;
  }

  @Override
  public FifoDeadlines asking() {
    return asking;
  }

  @Override
  public FifoDeadlines closing() {
    return closing;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // In its own thread it is done at once.
  public SocketChannel register() {
    SocketChannel channel = config.transport().channel();
    thread.register(channel);
    return channel;
  }

  @Override
  public InetSocketAddress server() {
    return server;
  }

  @Override
  public @Nullable SslHandler tls(int device) {
    ClientEngines engines = config.target().engines();
    return engines == null ? null : new SslHandler(engines.engine(device));
  }

  @Override
  public @Nullable ChannelOption<Boolean> lateBind() {
    return config.transport().lateBind();
  }

  private boolean isIdle() {
    return busy == 0 && devices.stream().allMatch(device -> device.pending() == 0);
  }
}
