package org.wwep.emulator.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.hal.HalException;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.net.LinkException;
import org.wwep.rtos.Rtos;

/**
 * A scenario's run that somebody has a hand in: its steps are done as {@link ScenarioRunner} does
 * them, and once they are over its devices live on until it is closed.
 *
 * <p><b>Shape</b>: in virtual time nothing happens but during {@link #advance} and {@link
 * #awaitEntries}; what is done beside the steps is done between two of these. In real time it goes
 * on by itself. Owned by the thread that began it; what is only read here any thread may read.
 *
 * <p><b>Errors</b>: a rig that cannot be had, or a world that broke, is the {@link #trouble()}.
 */
public final class LiveRun implements AutoCloseable {
  private final World world;
  private final RunRequest request;
  private final ScenarioExecution execution;
  private final boolean virtual;
  private final Rtos rtos;
  private final ArrivalLog arrivals;
  private final RunProgress progress;
  private volatile @Nullable String trouble;

  private LiveRun(RunRequest request) {
    this.request = request;
    this.virtual = request.rig() == Rig.SIM;
    this.world = ScenarioRunner.world(request);
    this.rtos = world.rtos("hand");
    this.progress = new RunProgress(rtos, this::nanos);
    this.execution = new ScenarioExecution(world, request, progress);
    this.arrivals = new ArrivalLog(rtos, this::nanos);
  }

  /** Begins a run; in virtual time, which is 0 then, its devices have just got power. */
  public static LiveRun begin(RunRequest request) {
    LiveRun run = new LiveRun(request);
    run.world.timeline().listen(_ -> run.arrivals.add());
    try {
      run.execution.prepare();
      if (run.virtual) {
        run.world.run(run::spawn);
        run.world.run(() -> run.rtos.sleep(Duration.ZERO));
      } else {
        run.spawn();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      run.broke(e);
    }
    return run;
  }

  private void spawn() {
    var _ = world.rtos("script").spawn("script", this::script);
  }

  private void script() throws InterruptedException {
    try {
      execution.run();
    } catch (LinkException | HalException | IllegalArgumentException e) {
      broke(e);
    }
  }

  private void broke(Exception e) {
    trouble = request.wording().trouble(e).lines().findFirst().orElse(e.toString());
    progress.broke();
  }

  /** Returns all that happened. */
  public Timeline timeline() {
    return world.timeline();
  }

  /** Returns the world, for {@link #act}. */
  public World world() {
    return world;
  }

  /** Returns the devices and the server, once they are set up. */
  public Optional<Testbed> testbed() {
    return progress.testbed();
  }

  /** Returns the time since the world began. */
  public long nanos() {
    return Duration.between(world.timeline().beginning(), world.now()).toNanos();
  }

  /** Returns when an entry was told, which for an edge is not when it was. */
  public long toldAt(int entry) {
    return arrivals.of(entry);
  }

  /** Returns how many entries were told up to that moment. */
  public int toldBy(long nanos) {
    return arrivals.countUntil(nanos);
  }

  /** Returns the step under way, or the last one. */
  public Optional<Step> step() {
    return progress.step();
  }

  /** Returns since when no step is under way; nothing if one is. */
  public Optional<Duration> sinceStep() {
    return progress.sinceStep();
  }

  /** Returns how the steps ended, once they have; nothing of a scenario without any. */
  public Optional<Verdict> verdict() {
    return progress.performer().isPresent() && !request.scenario().steps().isEmpty()
        ? Optional.of(execution.verdict())
        : Optional.empty();
  }

  /** Returns whether all steps are over. */
  public boolean ended() {
    return progress.performer().isPresent() || trouble != null;
  }

  /** Returns what is wrong with the rig or the world, else by what a step failed; or null. */
  public @Nullable String failure() {
    String broken = trouble;
    RunFailure failed = execution.failure();
    return broken != null ? broken : failed == null ? null : failed.line();
  }

  /** Returns what is wrong with the rig or the world, or null. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** Returns how a contact bounces next, in one sequence with those of the steps. */
  public BouncePattern nextBounce(BounceSpec spec) {
    return execution.nextBounce(spec);
  }

  /** Lets this much virtual time pass. */
  public void advance(Duration span) throws InterruptedException {
    drive(() -> rtos.sleep(span));
  }

  /**
   * Goes on until there are so many entries, and to no later moment than that of the last of them;
   * or for so long.
   *
   * @return whether there are so many
   */
  public boolean awaitEntries(int count, Duration most) throws InterruptedException {
    if (timeline().size() < count) {
      arrivals.want(count);
      drive(() -> arrivals.await(most));
      arrivals.wantNone();
    }
    return timeline().size() >= count;
  }

  /** Does something in the world, in no virtual time. */
  public void act(World.Script action) throws InterruptedException {
    if (virtual) {
      drive(action);
    } else {
      guarded(action);
    }
  }

  /** Waits in real time until all steps are over, or the run broke; returns whether in time. */
  public boolean awaitEnded(Duration most) throws InterruptedException {
    return progress.await(most);
  }

  /**
   * Does a step once those of the scenario are over, in the rig's time; returns by what it failed,
   * or null: also if the run broke, which is the {@link #trouble()} then.
   *
   * @throws IllegalArgumentException if a file that it names cannot be read
   * @throws IllegalStateException if the scenario's steps are not over
   */
  public @Nullable RunFailure perform(Step asked) throws InterruptedException {
    StepPerformer performer =
        progress.performer().orElseThrow(() -> new IllegalStateException("steps are under way"));
    AtomicReference<@Nullable RunFailure> failed = new AtomicReference<>();
    act(() -> failed.set(performer.perform(asked)));
    return failed.get();
  }

  private void drive(World.Script script) throws InterruptedException {
    if (trouble == null) {
      guarded(() -> world.run(script));
    }
  }

  private void guarded(World.Script script) throws InterruptedException {
    try {
      script.run();
    } catch (InterruptedException | IllegalArgumentException e) {
      throw e;
    } catch (Exception e) {
      // The outermost frame of the world, as that of a run.
      broke(e);
    }
  }

  /** Returns the scenario and its settings. */
  public RunRequest request() {
    return request;
  }

  @Override
  public void close() {
    try {
      world.close();
    } catch (RuntimeException e) {
      broke(e);
    }
  }
}
