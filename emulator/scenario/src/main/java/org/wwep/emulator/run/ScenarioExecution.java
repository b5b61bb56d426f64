package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.always.AlwaysWatch;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.scenario.StepGroup;
import org.wwep.emulator.testbed.PoolReport;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.HalException;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.net.LinkException;
import org.wwep.rtos.Rtos;

/**
 * A scenario's steps, one after the other, as the script of a world; up to the first that fails.
 *
 * <p>Read once the world's run has ended, or while it lasts by whoever ends it.
 */
final class ScenarioExecution implements World.Script {
  /** More steps than a run can want. */
  static final int MOST_STEPS = 1_000_000;

  private final World world;
  private final RunRequest request;
  private final RunWatch watch;
  private @Nullable BounceSource bounceSource;
  private final List<StepResult> results = Collections.synchronizedList(new ArrayList<>());
  private volatile Verdict verdict = Verdict.PASSED;
  private volatile @Nullable RunFailure failure;
  private volatile @Nullable Timeline ended;
  private volatile List<PoolReport> pools = List.of();
  private volatile @Nullable String under;
  private final FaultCheck faultCheck = new FaultCheck();
  private int number;

  ScenarioExecution(World world, RunRequest request, RunWatch watch) {
    this.world = world;
    this.request = request;
    this.watch = watch;
  }

  /**
   * Reads what the scenario names, and looks whether all of it can be had; before the world runs.
   *
   * @throws IllegalArgumentException if not
   */
  void prepare() {
    RigLimits.check(request.scenario(), request.rig());
    bounceSource = new BounceSource(request.scenario(), request.seed());
    NamedFiles.problems(request.scenario()).stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem.message());
            });
  }

  Verdict verdict() {
    return verdict;
  }

  @Nullable RunFailure failure() {
    return failure;
  }

  List<StepResult> results() {
    return List.copyOf(results);
  }

  /** Returns the step under way, {@code button-press.yaml:14 step 3 "LED on"}, or null. */
  @Nullable String underWay() {
    return under;
  }

  BouncePattern nextBounce(BounceSpec bounceSpec) {
    return Objects.requireNonNull(bounceSource).next(bounceSpec);
  }

  /** Returns the packets of each device and server that used some, as they were at the end. */
  List<PoolReport> pools() {
    return pools;
  }

  /** Returns all that happened up to the last step, but nothing of the clearing up. */
  Timeline timeline() {
    Timeline whole = ended;
    return whole == null ? world.timeline().copy() : whole;
  }

  @Override
  public void run() throws LinkException, HalException, InterruptedException {
    Rtos rtos = world.rtos("script");
    try (Testbed testbed =
        Testbed.set(world, request.scenario(), request.firmware(), request.servers())) {
      watch.set(testbed);
      ResourceMonitor.watch(world, testbed.devices());
      try (TestbedStepContext stepContext =
          new TestbedStepContext(
              world, request, testbed, rtos, Objects.requireNonNull(bounceSource))) {
        testbed.powerOn();
        if (all(request.scenario().steps(), request.only().wanted().isEmpty(), stepContext)
            && alwaysHeld(stepContext)) {
          judgeFaults(stepContext.now());
        }
        watch.ended(step -> perform(step, stepContext));
      }
      world.faults().conclude();
      pools =
          Stream.concat(
                  testbed.devices().stream().map(PoolReport::of).filter(PoolReport::isUsed),
                  testbed.server().pools().stream())
              .toList();
      ended = world.timeline().copy();
    }
  }

  private @Nullable RunFailure perform(Step step, TestbedStepContext stepContext)
      throws InterruptedException {
    Objects.requireNonNull(bounceSource).read(request.scenario(), step);
    failure = null;
    boolean _ = all(List.of(step), true, stepContext);
    return failure;
  }

  /** What has to hold at rest is looked at once more: the steps may have ended before. */
  private boolean alwaysHeld(TestbedStepContext stepContext) throws InterruptedException {
    AlwaysWatch always = stepContext.always();
    try {
      if (!always.isSettled()) {
        stepContext.waits().conclude(always::isSettled);
      }
      always.conclude();
      stepContext.check();
      return true;
    } catch (StepFailedException e) {
      verdict = Verdict.FAILED;
      failure =
          RunFailure.at(
              under == null ? request.scenario().file() : under, stepContext.now(), e.mismatch());
      return false;
    }
  }

  private void judgeFaults(Duration now) {
    faultCheck
        .missed(world.faults().reports(), now)
        .ifPresent(
            missed -> {
              verdict = Verdict.MISSED;
              failure = missed;
            });
  }

  /** Returns whether to go on. */
  private boolean all(List<Step> steps, boolean wanted, TestbedStepContext stepContext)
      throws InterruptedException {
    for (Step step : steps) {
      boolean on =
          step.command() instanceof StepGroup group
              ? repeat(group, wanted || request.only().matchesName(step), stepContext)
              : one(step, wanted, stepContext);
      if (!on) {
        return false;
      }
    }
    return true;
  }

  private boolean repeat(StepGroup group, boolean wanted, TestbedStepContext stepContext)
      throws InterruptedException {
    for (int i = 0; i < group.times(); i++) {
      if (!all(group.steps(), wanted, stepContext)) {
        return false;
      }
    }
    return true;
  }

  private boolean one(Step step, boolean wanted, TestbedStepContext stepContext)
      throws InterruptedException {
    number++;
    if (!wanted && !request.only().matches(number, step)) {
      return true;
    }
    String where =
        "%s:%d step %d \"%s\"".formatted(step.at().file(), step.at().line(), number, step.label());
    under = where;
    Duration from = stepContext.now();
    watch.begun(step);
    tell(step, TimelineEvent.StepEvent.Phase.BEGUN);
    request.wording().begun(number, step.label());
    stepContext.waits().begin();
    Mismatch wrong = null;
    try {
      if (number > MOST_STEPS) {
        throw new StepFailedException(
            Mismatch.because("a run has " + MOST_STEPS + " steps at most"));
      }
      stepContext.check();
      if (stepContext.waits().cutShort()) {
        throw new StepFailedException(Mismatch.of("to begin in time"));
      }
      step.command().run(stepContext);
      stepContext.check();
    } catch (StepFailedException e) {
      wrong = e.mismatch();
    }
    faultCheck.begun(world.faults().reports(), where);
    results.add(new StepResult(number, step, from, stepContext.now(), wrong));
    watch.done(step);
    tell(
        step,
        wrong == null
            ? TimelineEvent.StepEvent.Phase.PASSED
            : TimelineEvent.StepEvent.Phase.FAILED);
    if (wrong != null) {
      boolean late = stepContext.waits().cutShort();
      verdict = late ? Verdict.TIMED_OUT : Verdict.FAILED;
      failure = RunFailure.at(where, stepContext.now(), late ? wrong.with(overdue()) : wrong);
    }
    return wrong == null;
  }

  private String overdue() {
    return "the run's time of %s is over (%s)"
        .formatted(Formats.span(request.timeout()), request.wording().timeout());
  }

  private void tell(Step step, TimelineEvent.StepEvent.Phase phase) {
    world
        .timeline()
        .add(world.now(), "scenario", new TimelineEvent.StepEvent(number, step.label(), phase));
  }
}
