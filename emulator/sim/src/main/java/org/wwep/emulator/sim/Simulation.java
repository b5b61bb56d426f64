package org.wwep.emulator.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wwep.rtos.Rtos;

/**
 * A world in virtual time: one seed decides everything that happens in it.
 *
 * <p><b>Shape</b>: tasks run one at a time, in the order they were woken; when all wait, the clock
 * jumps to the next event. The same program and seed give the same run, on every machine.
 *
 * <p><b>Units</b>: nanoseconds since {@link #BEGINNING}.
 *
 * <p><b>Errors</b>: a task that fails, blocks outside the world, or keeps the processor for long
 * ends {@link #run} with a {@link SimulationException} that names it.
 *
 * <p>Owned by the thread that made it; what its tasks do belongs to whichever runs.
 */
public final class Simulation implements AutoCloseable {
  /** When every world begins: a Thursday, midnight UTC. */
  public static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private static final int CANCELS = 50;

  private final Seed seed;
  private final Scheduler scheduler;
  private final Duration patience;
  private final List<Runnable> hooks = new ArrayList<>();
  private Instant lastNow = BEGINNING;
  private long lastNanos;

  /** Makes an empty world. */
  public Simulation(Seed seed, Schedule schedule) {
    this(seed, schedule, TaskRunner.fastest(), SimulationThread.PATIENCE);
  }

  Simulation(Seed seed, Schedule schedule, TaskRunner taskRunner, Duration patience) {
    this.seed = seed;
    this.patience = patience;
    this.scheduler =
        new Scheduler(taskRunner, schedule, seed.of("schedule").random(), this::stepped);
  }

  /** Returns what decides everything here. */
  public Seed seed() {
    return seed;
  }

  /** Returns the time. */
  public Instant now() {
    long nanos = scheduler.nanos();
    if (nanos != lastNanos) {
      lastNanos = nanos;
      lastNow = BEGINNING.plusNanos(nanos);
    }
    return lastNow;
  }

  /** Returns the time in nanoseconds since the {@link #BEGINNING}. */
  public long nanos() {
    return scheduler.nanos();
  }

  /**
   * Returns at which draws two tasks raced so far: each was woken while another had been and did
   * not run yet. The first few thousand; what else a {@link Schedule} decides there is another
   * order. After the world's end.
   */
  public List<Long> races() {
    return scheduler.races();
  }

  /** Makes an operating system whose randomness is the world's own for this name. */
  public SimRtos rtos(String owner) {
    return new SimRtos(this, scheduler, seed.of("rtos").of(owner).random());
  }

  /** Makes a queue for tasks to wait in. */
  public WaitQueue waitQueue() {
    return new WaitQueue(scheduler);
  }

  /**
   * Plans an event.
   *
   * @param nanos when, on the world's clock; what has passed means now
   * @param argument handed to the event
   */
  public void at(long nanos, ScheduledEvent scheduledEvent, long argument) {
    scheduler.schedule(nanos, scheduledEvent, argument);
  }

  /** Plans an event this long from now. */
  public void after(Duration delay, Runnable action) {
    scheduler.schedule(scheduler.nanos() + delay.toNanos(), _ -> action.run(), 0);
  }

  /** Throws if the current task is cancelled. */
  public void throwIfCancelled() throws InterruptedException {
    scheduler.throwIfCancelled();
  }

  /** Has this called after every turn of a task and every event. */
  public void onStep(Runnable hook) {
    hooks.add(hook);
  }

  /** Returns the names of the tasks that have not ended, in the order they were started. */
  public List<String> tasks() {
    return scheduler.alive().list().stream().map(SimTask::name).toList();
  }

  /** Returns how many events are planned, the deadlines of waits among them. */
  public int planned() {
    return scheduler.planned();
  }

  /** Returns how many turns of tasks and events there were. */
  public long steps() {
    return scheduler.loop().steps();
  }

  /**
   * Returns how often a task's stack was switched to, which is the dearest of what a world does.
   */
  public long handOvers() {
    return scheduler.handOvers();
  }

  /** What a world is made for. */
  @FunctionalInterface
  public interface Script {
    /** Runs to its end as a task of the world; what it throws ends the run. */
    void run() throws Exception;
  }

  /**
   * Runs a script as a task until it ends; what else lives in the world lives on.
   *
   * @throws Exception what the script threw
   * @throws SimulationException if the world cannot go on
   */
  public void run(Script script) throws Exception {
    ScriptResult scriptResult = new ScriptResult(script);
    SimTask task = scheduler.spawn("script", scriptResult);
    SimulationThread.drive(scheduler, patience, task::ended);
    scriptResult.rethrow();
  }

  SimTask spawn(String name, Rtos.Work work) {
    return scheduler.spawn(name, work);
  }

  private void stepped() {
    for (int i = 0; i < hooks.size(); i++) {
      hooks.get(i).run();
    }
  }

  /**
   * Cancels the tasks and waits for their end, in no virtual time.
   *
   * @throws SimulationException if one ignores its cancellation
   */
  @Override
  public void close() {
    hooks.clear();
    for (int i = 0; i < CANCELS && (!scheduler.alive().isEmpty() || scheduler.holdsStacks()); i++) {
      scheduler.alive().list().forEach(SimTask::cancel);
      SimulationThread.settle(scheduler, patience);
    }
    if (!scheduler.alive().isEmpty()) {
      throw new SimulationException(scheduler.alive().list() + " ignores its cancellation");
    }
  }
}
