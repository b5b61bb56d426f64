package org.wwep.emulator.fleet;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The devices of one thread: when each presses, and what came of it.
 *
 * <p>Owned by that thread. {@link #rehearsed}, {@link #drained} and {@link #finished} tell others
 * how far it is; what it counted is theirs once it has finished.
 */
final class FleetLoop implements DeviceLoop {
  /** How often some devices look at their register before the first press. */
  private static final int REHEARSALS = 4;

  /** How long that may take. */
  private static final Duration REHEARSE = Duration.ofSeconds(10);

  /** How long all may look at theirs at the end. */
  private static final Duration READ_BACK = Duration.ofSeconds(30);

  /** How long a stop waits for presses, and for registers. */
  private static final Duration STOP = Duration.ofMillis(1500);

  /** What the loop is about. */
  private enum Phase {
    IDLE,
    READING,
    PRESSING,
    DRAINING
  }

  private final EventLoop thread;
  private final FleetConfig config;
  private final List<FleetDevice> devices;
  private final FleetProgress.Counts counts;
  private final LoopRecord healthy;
  private final LoopRecord faulty;
  private final LoopTimer timer;
  private final LoopDeadlines deadlines;
  private final LoopChannels channels;
  private final CompletableFuture<Void> rehearsed = new CompletableFuture<>();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();

  private ArrivalCursor arrivals;
  private ReadBackQueue readers = new ReadBackQueue(false, STOP, System.nanoTime());
  private Phase phase = Phase.IDLE;
  private boolean stopped;
  private long origin;
  private long dropAt = FifoDeadlines.NONE;
  private int busy;

  /**
   * Makes a loop.
   *
   * @param devices its devices, which are added before it is asked for anything
   */
  FleetLoop(
      EventLoop thread,
      FleetConfig config,
      List<FleetDevice> devices,
      FleetProgress.Counts counts) {
    this.thread = thread;
    this.config = config;
    this.devices = devices;
    this.counts = counts;
    this.healthy = new LoopRecord(counts);
    this.faulty = new LoopRecord(counts);
    this.timer = new LoopTimer(thread, () -> guard(this::tick));
    this.deadlines = new LoopDeadlines(config.target().timeouts(), config.model(), timer::wake);
    this.channels = new LoopChannels(thread, config);
    this.arrivals = arrivals();
  }

  private ArrivalCursor arrivals() {
    return new ArrivalCursor(
        ArrivalSchedule.of(config.model(), config.devices(), config.ramp(), config.duration()),
        devices,
        config.devices());
  }

  /**
   * Has some devices look at their registers, so that what Java does at first is not measured; any
   * thread, once.
   */
  void rehearse() {
    execute(
        () -> {
          read(new ReadBackQueue(false, REHEARSE, System.nanoTime()));
          for (int i = 0; i < REHEARSALS; i++) {
            devices.stream()
                .filter(device -> !device.isFaulty())
                .limit(ReadBackQueue.MOST)
                .forEach(readers::add);
          }
        });
  }

  private void read(ReadBackQueue by) {
    phase = Phase.READING;
    readers = by;
    timer.wake(System.nanoTime());
  }

  /** Has its devices press from this moment on; any thread, once, after {@link #rehearsed}. */
  void start(long moment) {
    execute(
        () -> {
          phase = stopped ? Phase.DRAINING : Phase.PRESSING;
          arrivals = arrivals();
          origin = moment;
          timer.wake(moment);
        });
  }

  /** Has each device that owns its register look at it; any thread, after {@link #drained}. */
  void readBack() {
    execute(
        () -> {
          read(new ReadBackQueue(true, stopped ? STOP : READ_BACK, System.nanoTime()));
          devices.stream().filter(FleetDevice::isUnread).forEach(readers::add);
        });
  }

  /** Has no more presses begin; any thread. */
  void stop() {
    execute(
        () -> {
          stopped = true;
          long until = System.nanoTime() + STOP.toNanos();
          readers.giveUpAt(until);
          if (phase == Phase.PRESSING) {
            drain();
          }
          devices.forEach(FleetDevice::dropPending);
          dropAt = until;
          timer.wake(System.nanoTime());
        });
  }

  /** Gives all connections up; any thread. */
  void close() {
    execute(
        () -> {
          devices.forEach(FleetDevice::close);
          timer.cancel();
          fail(new IllegalStateException("the fleet was closed"));
        });
  }

  private void execute(Runnable work) {
    thread.execute(() -> guard(work));
  }

  private void guard(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private void fail(Throwable why) {
    rehearsed.completeExceptionally(why);
    drained.completeExceptionally(why);
    finished.completeExceptionally(why);
  }

  /** Completes once the first press may come. */
  CompletableFuture<Void> rehearsed() {
    return rehearsed;
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
    long now = System.nanoTime();
    if (phase == Phase.PRESSING) {
      begin(now);
    }
    deadlines.expire(now);
    if (now >= dropAt) {
      dropAt = FifoDeadlines.NONE;
      devices.forEach(this::drop);
    }
    switch (phase) {
      case READING -> readOn(now);
      case DRAINING -> {
        if (busy == 0 && devices.stream().allMatch(device -> device.pending() == 0)) {
          phase = Phase.IDLE;
          drained.complete(null);
        }
      }
      case IDLE, PRESSING -> {}
    }
    plan();
  }

  private void begin(long now) {
    long elapsed = now - origin;
    for (long due = arrivals.due(); due <= elapsed; due = arrivals.due()) {
      arrivals.take().due(now);
    }
    if (elapsed >= config.duration().toNanos()) {
      drain();
    }
  }

  /** What is due and not begun by now has as long as a press may take. */
  private void drain() {
    phase = Phase.DRAINING;
    dropAt =
        System.nanoTime()
            + config.target().timeouts().connect().toNanos()
            + config.target().timeouts().reply().toNanos();
    devices.stream()
        .filter(device -> device.isFree() && device.pending() == 0)
        .forEach(FleetDevice::settle);
  }

  private void drop(FleetDevice device) {
    device.failPending();
    if (stopped) {
      device.abandon();
    }
  }

  private void readOn(long now) {
    if (readers.isOver(now)) {
      devices.forEach(FleetDevice::abandon);
    }
    readers.serve(busy, now);
    if (busy == 0 && readers.isEmpty()) {
      phase = Phase.IDLE;
      if (!rehearsed.complete(null)) {
        devices.forEach(FleetDevice::close);
        finished.complete(null);
      }
    }
  }

  private void plan() {
    switch (phase) {
      case READING -> timer.wake(readers.deadline());
      case PRESSING -> timer.wake(origin + Math.min(arrivals.due(), config.duration().toNanos()));
      case IDLE, DRAINING -> {}
    }
    timer.wake(dropAt);
    timer.wake(deadlines.next());
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
    if (device.pending() > 0) {
      deadlines.ready.add(device, now);
    } else if (phase == Phase.PRESSING && config.model() instanceof PressModel.Closed) {
      deadlines.thinking.add(device, now);
    } else {
      device.settle();
    }
    if (phase == Phase.READING && device.isUnread()) {
      readers.add(device);
    }
    if (phase != Phase.PRESSING) {
      timer.wake(now);
    }
  }

  @Override
  public void resume(FleetDevice device, long now) {
    if (!device.pressPending(now)
        && phase == Phase.PRESSING
        && config.model() instanceof PressModel.Closed) {
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
  public boolean keepsAlive() {
    return config.target().keepAlive();
  }

  @Override
  public LoopRecord record(boolean ofFaulty) {
    return ofFaulty ? faulty : healthy;
  }

  @Override
  public LoopDeadlines deadlines() {
    return deadlines;
  }

  @Override
  public LoopChannels channels() {
    return channels;
  }
}
