package org.wwep.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.always.AlwaysViolation;
import org.wwep.emulator.always.AlwaysWatch;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.DeviceRef;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Formats;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.StepContext;
import org.wwep.emulator.scenario.StepFailedException;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.TimelineEntry;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.emulated.BouncePattern;
import org.wwep.rtos.Rtos;

/**
 * The testbed of one run, as its steps work on it.
 *
 * <p>Owned by the script.
 */
final class TestbedStepContext implements StepContext, AutoCloseable {
  private static final int LATELY = 4;

  private final World world;
  private final Scenario scenario;
  private final Testbed testbed;
  private final Rtos rtos;
  private final BounceSource bounceSource;
  private final FirmwareFaultWatch faults;
  private final AlwaysWatch always;
  private final ConditionWait conditionWait;
  private final Map<KeptName, Object> kept = new ConcurrentHashMap<>();

  /** Ends the step under way when something does not hold. */
  private record StepStop(ConditionWait waits) implements AlwaysWatch.Observer {
    @Override
    public void violated(AlwaysViolation violation) {
      waits.stop();
    }

    @Override
    public void settled() {
      waits.ring();
    }
  }

  /** The key of what a command keeps. */
  private record KeptName(Class<?> type, String name) {}

  TestbedStepContext(
      World world, RunRequest request, Testbed testbed, Rtos rtos, BounceSource bounceSource) {
    this.world = world;
    this.scenario = request.scenario();
    this.testbed = testbed;
    this.rtos = rtos;
    this.bounceSource = bounceSource;
    this.conditionWait = new ConditionWait(world, rtos, request.timeout(), this::check);
    this.always =
        new AlwaysWatch(
            world,
            scenario,
            testbed.devices(),
            testbed.server().inspected(),
            new StepStop(conditionWait));
    this.faults = new FirmwareFaultWatch(scenario, world.timeline(), conditionWait::stop);
    for (DeviceSpec device : scenario.devices()) {
      testbed.device(device.id()).boardHarness().watch(conditionWait::ring);
    }
  }

  /**
   * Lets a step go on.
   *
   * @throws StepFailedException if a firmware has ended, or what always holds does not
   */
  void check() throws StepFailedException {
    faults.check();
    Optional<AlwaysViolation> violation = always.violation();
    if (violation.isPresent()) {
      throw new StepFailedException(violation.get().failure());
    }
  }

  /** Returns what looks whether what always holds does. */
  AlwaysWatch always() {
    return always;
  }

  @Override
  public void close() {
    always.close();
  }

  /** Returns what all waiting goes through. */
  ConditionWait waits() {
    return conditionWait;
  }

  @Override
  public Scenario scenario() {
    return scenario;
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public Rtos rtos() {
    return rtos;
  }

  @Override
  public DeviceUnderTest device(String name) {
    return testbed.device(DeviceRef.of(name).device());
  }

  @Override
  public List<DeviceUnderTest> devices() {
    return testbed.devices();
  }

  @Override
  public ServerUnderTest server() {
    return testbed.server();
  }

  @Override
  public BouncePattern nextBounce(BounceSpec bounceSpec) {
    return bounceSource.next(bounceSpec);
  }

  @Override
  public boolean await(Duration timeout, Condition condition)
      throws InterruptedException, StepFailedException {
    return conditionWait.await(timeout, condition);
  }

  @Override
  public boolean during(Duration span, Condition condition)
      throws InterruptedException, StepFailedException {
    return conditionWait.during(span, condition);
  }

  @Override
  public void sleep(Duration span) throws InterruptedException, StepFailedException {
    conditionWait.sleep(span);
  }

  @Override
  public void lookAgain() {
    conditionWait.ring();
  }

  @Override
  public <T> T kept(Class<T> type, String name, Supplier<T> maker) {
    return type.cast(kept.computeIfAbsent(new KeptName(type, name), _ -> maker.get()));
  }

  /** Spawns a task that ends at once: its turn is behind everything that was due before it. */
  @Override
  public void settle() throws InterruptedException {
    boolean _ = rtos.spawn("turn", () -> {}).join(Duration.ofSeconds(1));
  }

  @Override
  public String lastEdges(@Nullable String name) {
    String device = name == null ? null : DeviceRef.of(name).device();
    boolean several = device == null && testbed.devices().size() > 1;
    List<String> edges = new ArrayList<>();
    for (int i = timeline().size() - 1; i >= 0 && edges.size() < LATELY; i--) {
      TimelineEntry timelineEntry = timeline().get(i);
      if ((device == null || timelineEntry.source().equals(device))
          && timelineEntry.what() instanceof TimelineEvent.DeviceEvent(_, var event)) {
        String whose = several ? timelineEntry.source() + "." : "";
        switch (event) {
          case TraceEvent.RawEdge e ->
              edges.addFirst(whose + e.part() + "=" + Formats.bit(e.level()) + when(timelineEntry));
          case TraceEvent.LedSet e ->
              edges.addFirst(whose + e.part() + "=" + (e.lit() ? 1 : 0) + when(timelineEntry));
          case TraceEvent.Booted _,
              TraceEvent.Debounced _,
              TraceEvent.PartFailed _,
              TraceEvent.PartBack _,
              TraceEvent.NameAsked _,
              TraceEvent.NameAnswered _,
              TraceEvent.StateChanged _,
              TraceEvent.ServerResolved _,
              TraceEvent.LinkSecured _,
              TraceEvent.ConnectionOpened _,
              TraceEvent.LinePrinted _,
              TraceEvent.FirmwareMisused _,
              TraceEvent.FirmwareFaulted _,
              TraceEvent.MessageSent _,
              TraceEvent.ResponseReceived _,
              TraceEvent.PressAcknowledged _,
              TraceEvent.AttemptFailed _,
              TraceEvent.GaveUp _ -> {}
        }
      }
    }
    return edges.isEmpty() ? "no edges so far" : "last edges: " + String.join(", ", edges);
  }

  private static String when(TimelineEntry timelineEntry) {
    return " @ " + Formats.at(timelineEntry.at());
  }
}
