package org.wwep.emulator.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.run.RunFailure;
import org.wwep.emulator.run.RunResult;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.run.StepResult;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Mismatch;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.command.DelayCommand;
import org.wwep.emulator.scenario.command.ExpectPinCommand;
import org.wwep.emulator.scenario.command.PowerOffCommand;
import org.wwep.emulator.scenario.command.PowerOnCommand;
import org.wwep.emulator.scenario.command.PressCommand;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.sim.net.TrafficEvent;
import org.wwep.emulator.testbed.DeviceSetup;
import org.wwep.emulator.testbed.DeviceUnderTest;
import org.wwep.emulator.testbed.ServerSetup;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.VirtualWorld;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.Bounce;

/**
 * A run in virtual time, told as the runner tells it: three presses, one while the server is down.
 */
final class SimulatedRun {
  private static final Mismatch OFF =
      Mismatch.of("led1=0", "was 1").with("last edges: btn1=1 @ 0.452s");

  private static final String DEVICE = "dev1";

  private final VirtualWorld world;
  private final List<StepResult> steps = new ArrayList<>();

  private SimulatedRun(VirtualWorld world) {
    this.world = world;
  }

  /** A run whose steps all pass. */
  static RunResult passed() {
    return tell(1, "Press and see", false);
  }

  /** A run whose last step fails. */
  static RunResult failed() {
    return tell(1, "Server away for a while", true);
  }

  static RunResult tell(long seed, String name, boolean fails) {
    try (VirtualWorld world = new VirtualWorld(seed, Schedule.IN_ORDER, LinkProfile.WIFI)) {
      SimulatedRun simulatedRun = new SimulatedRun(world);
      world.run(() -> simulatedRun.told(fails));
      return simulatedRun.result(seed, name, fails);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void told(boolean fails) throws Exception {
    Timeline timeline = world.timeline();
    timeline.listen(
        timelineEntry -> {
          if (timelineEntry.what()
              instanceof TimelineEvent.NetworkEvent(TrafficEvent trafficEvent)) {
            boolean open = trafficEvent instanceof TrafficEvent.Opened;
            if (open || (trafficEvent instanceof TrafficEvent.Closed closed && closed.byClient())) {
              gauge("sockets", open ? 1 : 0);
              gauge("packets", open ? 2 : 0);
            }
          }
        });
    try (ServerUnderTest server = new ServerUnderTest(world, ServerSetup.DEFAULT);
        DeviceUnderTest device = new DeviceUnderTest(world, DeviceSetup.of(DEVICE, firmware()))) {
      device.powerOn();
      step("", new DelayCommand(Duration.ofMillis(300)), () -> sleep(300), null);
      step("first press", press(), () -> press(device), null);
      step("it arrives", new DelayCommand(Duration.ofMillis(60)), () -> sleep(60), null);
      step(
          "server away",
          new PowerOffCommand(ServerSpec.ID),
          () -> {
            server.powerOff();
            fault("cable", "latency 40 ms, downstream", true);
          },
          null);
      step("second press", press(), () -> press(device), null);
      step("third press", press(), () -> press(device), null);
      step("", new DelayCommand(Duration.ofMillis(400)), () -> sleep(400), null);
      step(
          "server back",
          new PowerOnCommand(ServerSpec.ID),
          () -> {
            fault("cable", "", false);
            server.powerOn();
          },
          null);
      step("all arrives", new DelayCommand(Duration.ofMillis(1500)), () -> sleep(1500), null);
      if (fails) {
        step(
            "LED is off",
            new ExpectPinCommand(new PartPin(DEVICE, "led1", "A"), Level.LOW),
            () -> {},
            OFF);
      }
    }
  }

  private DeviceConfig firmware() {
    LinkConfig open = LinkConfig.open(LinkConfig.OPEN_PORT);
    LinkConfig tls =
        LinkConfig.secured(
            LinkConfig.TLS_PORT, world.certificates().client(DEVICE, world.serverName()));
    return DeviceConfig.forServer(ServerConfig.named(world.serverName()), open, tls);
  }

  private static Command press() {
    return new PressCommand(DEVICE, "btn1", Duration.ofMillis(40), BounceSpec.NONE);
  }

  private void press(DeviceUnderTest device) throws InterruptedException {
    device.press(
        "btn1", Duration.ofMillis(40), Bounce.Profile.TYPICAL.seeded(world.seed() + steps.size()));
    sleep(50);
  }

  private void sleep(long millis) throws InterruptedException {
    world.rtos("script").sleep(Duration.ofMillis(millis));
  }

  private void gauge(String name, int value) {
    world.timeline().add(world.now(), DEVICE, new TimelineEvent.GaugeEvent(name, value));
  }

  private void fault(String name, String detail, boolean active) {
    world.timeline().add(world.now(), DEVICE, new TimelineEvent.FaultEvent(name, detail, active));
  }

  private interface StepBody {
    void run() throws Exception;
  }

  private void step(String name, Command command, StepBody stepBody, @Nullable Mismatch failure)
      throws Exception {
    int number = steps.size() + 1;
    Step step = new Step(name, command, new Position("press.yaml", 5 + 3 * number, 5));
    Duration from = now();
    tell(number, step, TimelineEvent.StepEvent.Phase.BEGUN);
    stepBody.run();
    tell(
        number,
        step,
        failure == null
            ? TimelineEvent.StepEvent.Phase.PASSED
            : TimelineEvent.StepEvent.Phase.FAILED);
    steps.add(new StepResult(number, step, from, now(), failure));
  }

  private void tell(int number, Step step, TimelineEvent.StepEvent.Phase phase) {
    world
        .timeline()
        .add(world.now(), "scenario", new TimelineEvent.StepEvent(number, step.label(), phase));
  }

  private Duration now() {
    return Duration.between(world.timeline().beginning(), world.now());
  }

  private RunResult result(long seed, String name, boolean fails) {
    return new RunResult(
        SampleRuns.scenario(name, "press.yaml", steps.stream().map(StepResult::step).toList()),
        Rig.SIM,
        seed,
        1,
        fails ? Verdict.FAILED : Verdict.PASSED,
        steps,
        now(),
        Duration.ofMillis(250),
        fails ? new RunFailure("press.yaml:35 step 10 \"LED is off\" @ 2.410s", OFF) : null,
        "wwep run press.yaml --seed " + seed,
        world.timeline(),
        List.of());
  }
}
