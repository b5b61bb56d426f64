package org.wwep.emulator.fleet;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wwep.net.tls.ClientEngines;

/**
 * Many devices that press on one server.
 *
 * <p><b>Shape</b>: made, run once, closed. The devices are dealt out to a few threads, and none
 * waits for a reply. {@link #stop} may come from any thread.
 */
public final class Fleet implements AutoCloseable {
  private static final Duration START = Duration.ofMillis(20);
  private static final Duration END = Duration.ofSeconds(2);

  private final FleetConfig config;
  private final FleetIdentity identity;
  private final @Nullable BoardHost boards;
  private final MultiThreadIoEventLoopGroup group;
  private final List<FleetLoop> loops = new ArrayList<>();
  private final List<List<FleetDevice>> devices = new ArrayList<>();
  private final List<FleetProgress.Counts> counts = new ArrayList<>();
  private volatile boolean stopped;

  /** Makes the devices; none presses yet. */
  public Fleet(FleetConfig config) {
    this.config = config;
    FleetFirmware firmware = config.firmware();
    this.identity =
        new FleetIdentity(
            config.firstMac(), config.devices(), firmware != null && !firmware.image().isClient());
    this.boards = firmware == null ? null : new BoardHost(config, firmware);
    int threads = Math.min(config.threads(), config.ownDevices());
    this.group =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("wwep-fleet", true), config.transport().factory());
    for (EventExecutor thread : group) {
      FleetProgress.Counts own = new FleetProgress.Counts();
      List<FleetDevice> its = new ArrayList<>();
      counts.add(own);
      devices.add(its);
      loops.add(new FleetLoop((EventLoop) thread, config, its, own));
    }
    deal();
  }

  /**
   * What a fleet waits for before its first press.
   *
   * @param <E> why it may not come
   */
  @FunctionalInterface
  public interface StartBarrier<E extends Exception> {
    /** Waits until presses may begin. */
    void await() throws InterruptedException, E;
  }

  /** Has all devices press, and returns what became of it. */
  public FleetReport run() throws InterruptedException {
    return run(() -> {});
  }

  /**
   * Has all devices press as soon as all are ready and the barrier opens, and returns what became
   * of it.
   */
  public <E extends Exception> FleetReport run(StartBarrier<E> barrier)
      throws InterruptedException, E {
    loops.forEach(FleetLoop::rehearse);
    await(LoopMilestones::rehearsed);
    barrier.await();
    long before = fullHandshakes();
    long origin = System.nanoTime() + START.toNanos();
    loops.forEach(loop -> loop.start(origin));
    await(LoopMilestones::drained);
    Duration took = Duration.ofNanos(System.nanoTime() - origin);
    long full = fullHandshakes() - before;
    loops.forEach(FleetLoop::readBack);
    await(LoopMilestones::finished);
    return new FleetReport(
        config.target().server().toString(),
        config.firmware() == null ? null : config.firmware().name(),
        config.target().engines() != null,
        config.target().keepAlive(),
        config.transport().toString(),
        config.model().toString(),
        config.model().digest(),
        config.seed(),
        config.shard(),
        identity.collisions(),
        config.duration(),
        took,
        stopped && took.compareTo(config.duration()) < 0,
        full,
        cohort(false),
        faulty() == 0 ? null : cohort(true));
  }

  private FleetCohort cohort(boolean ofFaulty) {
    FleetTally tally = new FleetTally();
    LegHistograms legs = new LegHistograms();
    PressRates rates = new PressRates();
    for (FleetLoop loop : loops) {
      tally.add(loop.record(ofFaulty).tally());
      legs.add(loop.record(ofFaulty).legs());
      rates.add(loop.record(ofFaulty).rates());
    }
    int many =
        (int)
            devices.stream()
                .flatMap(List::stream)
                .filter(device -> device.isFaulty() == ofFaulty)
                .count();
    return new FleetCohort(many, tally, legs, rates);
  }

  private int faulty() {
    FaultyPath path = config.target().faulty();
    return path == null ? 0 : path.devices(config.devices());
  }

  private long fullHandshakes() {
    ClientEngines engines = config.target().engines();
    return engines == null ? 0 : engines.fullHandshakes();
  }

  private void await(Function<LoopMilestones, CompletableFuture<Void>> what)
      throws InterruptedException {
    List<CompletableFuture<Void>> each =
        loops.stream().map(FleetLoop::milestones).map(what).toList();
    // Done when all are, or one has failed: others may be busy for hours.
    CompletableFuture<Void> over = new CompletableFuture<>();
    for (CompletableFuture<Void> one : each) {
      var _ =
          one.exceptionally(
              why -> {
                over.completeExceptionally(why);
                return null;
              });
    }
    var _ =
        CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
            .thenRun(() -> over.complete(null));
    try {
      over.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused; // Firmware does not start on this machine.
      }
      throw new IllegalStateException("a thread of the fleet failed", e.getCause());
    }
  }

  /** Deals the devices out to the threads. */
  private void deal() {
    Random random = new Random(config.seed());
    int[] positions = positions(random);
    BoardHost host = boards;
    FleetDevice.PressFactory factory =
        host == null
            ? (loop, plan, frame, _) -> new ProtocolPresses(loop, plan, frame)
            : (loop, plan, frame, over) -> new BoardPresses(host, loop, plan, frame, over);
    List<InetAddress> sources = config.target().sources();
    int first = config.firstDevice();
    int count = config.ownDevices();
    for (int i = 0; i < config.devices(); i++) {
      int start = random.nextInt();
      if (i < first || i >= first + count) {
        continue; // Another process's.
      }
      int of = i % loops.size();
      devices
          .get(of)
          .add(
              new FleetDevice(
                  loops.get(of),
                  new DevicePlan(
                      i,
                      positions[i],
                      identity.of(i),
                      identity.ownsRegister(i),
                      start,
                      sources.isEmpty() ? null : sources.get(i % sources.size()),
                      positions[i] < faulty()),
                  factory));
    }
  }

  /** Returns a random order. */
  private int[] positions(Random random) {
    int[] positions = new int[config.devices()];
    for (int i = 0; i < positions.length; i++) {
      int other = random.nextInt(i + 1);
      positions[i] = positions[other];
      positions[other] = i;
    }
    return positions;
  }

  /** Ends the run early: what is under way has a moment to end, and registers are looked at. */
  public void stop() {
    stopped = true;
    loops.forEach(FleetLoop::stop);
  }

  /** Returns how far it is. */
  public FleetProgress progress() {
    return FleetProgress.of(counts);
  }

  @Override
  public void close() {
    loops.forEach(FleetLoop::close);
    group
        .shutdownGracefully(0, END.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(2 * END.toMillis());
    if (boards != null) {
      boards.close();
    }
  }
}
