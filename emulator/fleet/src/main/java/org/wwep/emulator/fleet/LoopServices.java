package org.wwep.emulator.fleet;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the devices of a loop have of it, whatever it is about.
 *
 * <p>Owned by the thread of the loop.
 */
abstract class LoopServices implements DeviceLoop {
  final LoopTimer timer;
  final LoopDeadlines deadlines;
  final LoopArrivals arrivals;
  final LoopMilestones milestones = new LoopMilestones();
  private final EventLoop thread;
  private final PressModel model;
  private final boolean keepsAlive;
  private final LoopRecord healthy;
  private final LoopRecord faulty;
  private final LoopChannels channels;

  LoopServices(
      EventLoop thread,
      FleetConfig config,
      List<FleetDevice> devices,
      FleetProgress.Counts counts) {
    this.thread = thread;
    this.model = config.model();
    this.keepsAlive = config.target().keepAlive();
    this.healthy = new LoopRecord(counts);
    this.faulty = new LoopRecord(counts);
    this.timer = new LoopTimer(thread, () -> milestones.guard(this::tick));
    this.deadlines = new LoopDeadlines(config, timer::wake);
    this.channels = new LoopChannels(thread, config);
    this.arrivals = new LoopArrivals(config, devices);
  }

  /** A moment has come that the timer was asked for. */
  abstract void tick();

  /** Returns how far the loop is. */
  final LoopMilestones milestones() {
    return milestones;
  }

  @Override
  public final void execute(Runnable work) {
    thread.execute(() -> milestones.guard(work));
  }

  @Override
  public final long intended(long position, long round, long now) {
    return arrivals.intended(position, round, now);
  }

  @Override
  public final @Nullable Duration hold(long round) {
    return model.hold(round);
  }

  @Override
  public final boolean keepsAlive() {
    return keepsAlive;
  }

  @Override
  public final LoopRecord record(boolean ofFaulty) {
    return ofFaulty ? faulty : healthy;
  }

  @Override
  public final LoopDeadlines deadlines() {
    return deadlines;
  }

  @Override
  public final LoopChannels channels() {
    return channels;
  }
}
