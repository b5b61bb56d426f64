package org.wwep.emulator.fleet;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one thread: when each presses, and what came of it.
 *
 * <p>Owned by that thread. {@link #milestones} tell others how far it is; what it counted is theirs
 * once it has finished.
 */
final class FleetLoop extends LoopServices {
  /** How long all may look at their registers at the end, and how much longer for each device. */
  private static final Duration READ_BACK = Duration.ofSeconds(30);

  private static final Duration READ_BACK_EACH = Duration.ofMillis(2);

  /** How long a stop waits for presses, and for registers. */
  private static final Duration STOP = Duration.ofMillis(1500);

  /** What the loop is about. */
  private enum Phase {
    IDLE,
    READING,
    PRESSING,
    DRAINING
  }

  private final FleetConfig config;
  private final List<FleetDevice> devices;
  private final FleetProgress.Counts counts;

  private ReadBackQueue readers = ReadBackQueue.judging(STOP);
  private Phase phase = Phase.IDLE;
  private boolean stopped;
  private boolean resuming;
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
    super(thread, config, devices, counts);
    this.config = config;
    this.devices = devices;
    this.counts = counts;
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
          record(false).start(moment);
          record(true).start(moment);
          timer.wake(moment);
        });
  }

  /** Has each device that owns its register look at it; any thread, once it is drained. */
  void readBack() {
    execute(
        () -> {
          Duration whole = READ_BACK.plus(READ_BACK_EACH.multipliedBy(devices.size()));
          read(ReadBackQueue.judging(stopped ? STOP : whole));
          devices.stream().filter(FleetDevice::isUnread).forEach(readers::add);
        });
  }

  /** Has no more presses begin; any thread. */
  void stop() {
    execute(
        () -> {
          stopped = true;
          long now = System.nanoTime();
          long until = now + STOP.toNanos();
          readers.giveUpAt(until);
          if (phase == Phase.PRESSING) {
            drain();
          }
          devices.forEach(FleetDevice::dropPending);
          devices.forEach(device -> device.release(now));
          dropAt = until;
          timer.wake(now);
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
  void tick() {
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
    } else {
      Duration pause = pause(device);
      if (pause == null) {
        device.settle();
      } else {
        think(device, pause, now);
      }
    }
    if (phase == Phase.READING) {
      readers.again(device);
    }
    if (phase != Phase.PRESSING) {
      timer.wake(now);
    }
  }

  /** Returns how long a device waits before it presses by itself, or null if it does not. */
  private @Nullable Duration pause(FleetDevice device) {
    return phase == Phase.PRESSING && device.begun() > 0
        ? config.model().pauseAfter(device.begun())
        : null;
  }

  /** Without a pause a device presses here and now: a timer for each press would cost much. */
  private void think(FleetDevice device, Duration pause, long now) {
    if (resuming || pause.isPositive()) {
      // Not within itself, as where no connection can be made.
      deadlines.thinking(pause).add(device, now);
      return;
    }
    resuming = true;
    try {
      device.elapsed(now);
    } finally {
      resuming = false;
    }
  }

  @Override
  public void resume(FleetDevice device, long now) {
    if (!device.pressPending(now) && pause(device) != null) {
      device.press(now);
    }
  }
}
