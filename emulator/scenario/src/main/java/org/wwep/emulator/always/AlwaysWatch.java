package org.wwep.emulator.always;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.AlwaysSpec;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.InspectedFirmware;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Task;

/**
 * Looks whether what a scenario says always holds does: in virtual time at every step, in real time
 * whenever the timeline or an LED has something new, on a task of its own.
 *
 * <p><b>Shape</b>: keeps the first violation, and looks no more. Owned by the world's script, which
 * closes it before the devices; any thread reads.
 */
public final class AlwaysWatch implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(1);

  private final World world;
  private final Observer observer;
  private final Queue<TimelineEntry> unseen = new ConcurrentLinkedQueue<>();
  private final List<RestTracker> trackers = new ArrayList<>();
  private final List<WatchedCondition> conditions = new ArrayList<>();
  private final Mailbox<Boolean> bell;
  private final @Nullable Task task;
  private final boolean inSteps;
  private volatile @Nullable Instant armed;
  private volatile @Nullable AlwaysViolation violation;
  private volatile boolean closed;
  private volatile boolean settled;

  /** Told on the thread that finds it. */
  public interface Observer {
    /** Something does not hold; told once. */
    void violated(AlwaysViolation violation);

    /** Nothing is left to wait for, as {@link #isSettled} says. */
    default void settled() {}
  }

  /** A check and the entry that it is for. */
  private record WatchedCondition(AlwaysSpec spec, ConditionCheck check) {}

  /**
   * Watches from now on; a scenario that says nothing of this takes no time.
   *
   * @param server the server, if it is firmware of the user's own
   */
  public AlwaysWatch(
      World world,
      Scenario scenario,
      List<DeviceUnderTest> devices,
      Optional<InspectedFirmware> server,
      Observer observer) {
    this.world = world;
    this.observer = observer;
    Rtos rtos = world.rtos("always");
    this.bell = rtos.mailbox();
    this.inSteps = rtos.timeStandsStill();
    devices.forEach(this::track);
    server.ifPresent(this::track);
    ConditionFactory factory = new ConditionFactory(devices, trackers);
    for (AlwaysSpec spec : scenario.always()) {
      factory
          .checks(spec.condition(), report(spec))
          .forEach(check -> conditions.add(new WatchedCondition(spec, check)));
    }
    this.task = conditions.isEmpty() ? null : begin(rtos, devices);
  }

  private void track(InspectedFirmware firmware) {
    trackers.add(new RestTracker(firmware, world.timeline().beginning()));
  }

  private Task begin(Rtos rtos, List<DeviceUnderTest> devices) {
    // Something may have happened before: the server's firmware runs already.
    unseen.addAll(world.timeline().entries());
    if (inSteps) {
      world.timeline().listen(unseen::add);
      world.onChange(this::step);
    } else {
      world
          .timeline()
          .listen(
              entry -> {
                unseen.add(entry);
                bell.post(true);
              });
      devices.forEach(device -> device.boardHarness().watch(() -> bell.post(true)));
    }
    return rtos.spawn("always", this::run);
  }

  private ConditionCheck.Report report(AlwaysSpec spec) {
    return new ConditionCheck.Report() {
      @Override
      public void violated(Mismatch mismatch) {
        found(
            new AlwaysViolation(
                spec, mismatch, Duration.between(world.timeline().beginning(), world.now())));
      }

      @Override
      public void violated(Mismatch mismatch, TimelineEntry entry) {
        found(new AlwaysViolation(spec, mismatch, entry.at()));
      }
    };
  }

  private void found(AlwaysViolation found) {
    if (violation == null) {
      violation = found;
      observer.violated(found);
    }
  }

  private void run() throws InterruptedException {
    while (true) {
      Instant until = due();
      armed = until;
      if (until == null) {
        bell.take();
      } else {
        bell.take(Duration.between(world.now(), until));
      }
      look();
    }
  }

  /** Looks at a step of virtual time, and has the task wake up in time for the next look. */
  private void step() {
    look();
    Instant due = due();
    Instant until = armed;
    if (due != null && (until == null || due.isBefore(until))) {
      armed = due;
      bell.post(true);
    }
  }

  private void look() {
    for (TimelineEntry entry = unseen.poll(); entry != null; entry = unseen.poll()) {
      if (isOver()) {
        return;
      }
      for (RestTracker tracker : trackers) {
        tracker.happened(entry);
      }
      for (WatchedCondition each : conditions) {
        each.check().happened(entry);
      }
    }
    if (isOver()) {
      return;
    }
    Instant now = world.now();
    boolean quiet = true;
    for (WatchedCondition each : conditions) {
      each.check().look(now);
      quiet &= each.check().isSettled();
    }
    boolean before = settled;
    settled = quiet;
    if (quiet && !before) {
      observer.settled();
    }
  }

  private boolean isOver() {
    return closed || violation != null;
  }

  private @Nullable Instant due() {
    Instant earliest = null;
    if (!isOver()) {
      for (WatchedCondition each : conditions) {
        Instant due = each.check().due();
        earliest = due != null && (earliest == null || due.isBefore(earliest)) ? due : earliest;
      }
    }
    return earliest;
  }

  /** Returns what did not hold, if anything. */
  public Optional<AlwaysViolation> violation() {
    return Optional.ofNullable(violation);
  }

  /** Returns whether nothing is left to wait for: all is at rest that has to be looked at there. */
  public boolean isSettled() {
    return conditions.isEmpty() || settled || violation != null;
  }

  /** Returns how long the devices have to be left alone until all of this has been looked at. */
  public Duration patience() {
    return conditions.stream()
        .map(each -> each.spec().condition().patience())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Takes it for a violation if something was never looked at: it proves nothing. */
  public void conclude() {
    for (WatchedCondition each : conditions) {
      each.check().unproven().ifPresent(why -> report(each.spec()).violated(Mismatch.because(why)));
    }
  }

  @Override
  public void close() {
    closed = true;
    if (task != null) {
      task.end(END);
    }
  }
}
