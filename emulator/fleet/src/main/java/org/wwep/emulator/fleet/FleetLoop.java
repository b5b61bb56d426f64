package org.wwep.emulator.fleet;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;

/**
 * The devices of one thread: when each presses, and what came of it.
 *
 * <p>Owned by that thread. {@link #milestones} tell others how far it is; what it counted is theirs
 * once it has finished.
 */
final class FleetLoop implements DeviceLoop {
  /** How long all may look at their registers at the end. */
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
  private final LoopArrivals arrivals;
  private final LoopMilestones milestones = new LoopMilestones();

  private ReadBackQueue readers = ReadBackQueue.judging(STOP);
  private Phase phase = Phase.IDLE;
  private boolean stopped;
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
    this.timer = new LoopTimer(thread, () -> milestones.guard(this::tick));
    this.deadlines = new LoopDeadlines(config, timer::wake);
    this.channels = new LoopChannels(thread, config);
    this.arrivals = new LoopArrivals(config, devices);
  }

  /** Has devices switched on, and do once what will be measured; any thread, once. */
  void rehearse() {
    execute(
        () -> {
          devices.forEach(FleetDevice::powerOn);
          read(ReadBackQueue.rehearsing(devices, config.firmware() != null));
        });
  }

  private void read(ReadBackQueue by) {
    phase = Phase.READING;
    readers = by;
    timer.wake(System.nanoTime());
  }

  /** Has its devices press from this moment on; any thread, once, after the rehearsal. */
  void start(long moment) {
    execute(
        () -> {
          phase = stopped ? Phase.DRAINING : Phase.PRESSING;
          arrivals.start(moment);
          healthy.start(moment);
          faulty.start(moment);
          timer.wake(moment);
        });
  }

  /** Has each device that owns its register look at it; any thread, once it is drained. */
  void readBack() {
    execute(
        () -> {
          read(ReadBackQueue.judging(stopped ? STOP : READ_BACK));
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
          milestones.fail(new IllegalStateException("the fleet was closed"));
        });
  }

  @Override
  public void execute(Runnable work) {
    thread.execute(() -> milestones.guard(work));
  }

  /** Returns how far it is. */
  LoopMilestones milestones() {
    return milestones;
  }

  private void tick() {
    long now = System.nanoTime();
    if (phase == Phase.PRESSING && arrivals.press(now)) {
      drain();
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
          milestones.drained().complete(null);
        }
      }
      case IDLE, PRESSING -> {}
    }
    plan();
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
      if (!milestones.rehearsed().complete(null)) {
        devices.forEach(FleetDevice::close);
        milestones.finished().complete(null);
      }
    }
  }

  private void plan() {
    switch (phase) {
      case READING -> timer.wake(readers.deadline());
      case PRESSING -> timer.wake(arrivals.next());
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
    if (phase == Phase.READING) {
      readers.again(device);
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
    return arrivals.intended(position, round, now);
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
