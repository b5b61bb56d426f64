package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.timeline.Happening;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.world.World;
import org.wwep.hal.HalException;
import org.wwep.net.LinkException;
import org.wwep.rtos.Rtos;

/**
 * A scenario's steps, one after the other, as the script of a world; up to the first that fails.
 *
 * <p>Read once the world's run has ended, or while it lasts by whoever ends it.
 */
final class Script implements World.Script {
  /** More steps than a run can want. */
  static final int MOST_STEPS = 1_000_000;

  private final World world;
  private final RunRequest request;
  private @Nullable Contact contact;
  private final List<StepResult> results = Collections.synchronizedList(new ArrayList<>());
  private volatile Verdict verdict = Verdict.PASSED;
  private volatile @Nullable String failure;
  private volatile @Nullable Timeline ended;
  private volatile @Nullable String under;
  private int number;

  Script(World world, RunRequest request) {
    this.world = world;
    this.request = request;
  }

  /**
   * Reads what the scenario names, and looks whether all of it can be had; before the world runs.
   *
   * @throws IllegalArgumentException if not
   */
  void prepare() {
    Ability.missing(request.scenario())
        .ifPresent(
            what -> {
              throw new IllegalArgumentException(what + " cannot be run yet: leave it out");
            });
    contact = new Contact(request.scenario(), request.seed());
  }

  Verdict verdict() {
    return verdict;
  }

  @Nullable String failure() {
    return failure;
  }

  List<StepResult> results() {
    return List.copyOf(results);
  }

  /** Returns the step under way, {@code button-press.yaml:14 step 3 "LED on"}, or null. */
  @Nullable String underWay() {
    return under;
  }

  /** Returns all that happened up to the last step, but nothing of the clearing up. */
  Timeline timeline() {
    Timeline whole = ended;
    return whole == null ? copy() : whole;
  }

  private Timeline copy() {
    Timeline copy = new Timeline(world.timeline().beginning());
    world
        .timeline()
        .entries()
        .forEach(
            entry -> copy.add(copy.beginning().plus(entry.at()), entry.source(), entry.what()));
    return copy;
  }

  @Override
  public void run() throws LinkException, HalException, InterruptedException {
    Rtos rtos = world.rtos("script");
    try (Stage stage = Stage.set(world, request.scenario(), request.image(), request.servers())) {
      Gauges.watch(world, rtos, stage.devices());
      Scene scene = new Scene(world, request.scenario(), stage, rtos, request.timeout());
      Steps steps =
          new Steps(scene, request.scenario().defaults().bounce(), Objects.requireNonNull(contact));
      stage.powerOn();
      all(request.scenario().steps(), request.only().wanted().isEmpty(), scene, steps);
      ended = copy();
    }
  }

  /** Returns whether to go on. */
  private boolean all(List<Step> steps, boolean wanted, Scene scene, Steps doing)
      throws InterruptedException {
    for (Step step : steps) {
      boolean on =
          step.command() instanceof Command.Repeat repeat
              ? repeat(repeat, wanted || request.only().matchesName(step), scene, doing)
              : one(step, wanted, scene, doing);
      if (!on) {
        return false;
      }
    }
    return true;
  }

  private boolean repeat(Command.Repeat repeat, boolean wanted, Scene scene, Steps doing)
      throws InterruptedException {
    for (int i = 0; i < repeat.times(); i++) {
      if (!all(repeat.steps(), wanted, scene, doing)) {
        return false;
      }
    }
    return true;
  }

  private boolean one(Step step, boolean wanted, Scene scene, Steps doing)
      throws InterruptedException {
    number++;
    if (!wanted && !request.only().matches(number, step)) {
      return true;
    }
    String where =
        "%s:%d step %d \"%s\"".formatted(step.at().file(), step.at().line(), number, step.label());
    under = where;
    Duration from = scene.now();
    tell(step, Happening.Step.Phase.BEGUN);
    scene.bell().begin();
    String wrong = null;
    try {
      if (number > MOST_STEPS) {
        throw new StepFailed("a run has " + MOST_STEPS + " steps at most");
      }
      if (scene.bell().cutShort()) {
        throw new StepFailed("expected to begin in time");
      }
      doing.run(step.command());
    } catch (StepFailed e) {
      wrong = e.words();
    }
    results.add(new StepResult(number, step, from, scene.now(), wrong));
    tell(step, wrong == null ? Happening.Step.Phase.PASSED : Happening.Step.Phase.FAILED);
    if (wrong != null) {
      boolean late = scene.bell().cutShort();
      verdict = late ? Verdict.TIMED_OUT : Verdict.FAILED;
      failure =
          "%s @ %s: %s%s".formatted(where, Shown.at(scene.now()), wrong, late ? overdue() : "");
    }
    return wrong == null;
  }

  private String overdue() {
    return "; the run's time of %s is over ('defaults: {timeout: ...}' or --timeout)"
        .formatted(Shown.span(request.timeout()));
  }

  private void tell(Step step, Happening.Step.Phase phase) {
    world.timeline().add(world.now(), "scenario", new Happening.Step(number, step.label(), phase));
  }
}
