package org.wwep.emulator.explore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.wwep.device.ClientDevice;
import org.wwep.device.Firmware;
import org.wwep.device.machine.ClientMachine;
import org.wwep.device.machine.Event;
import org.wwep.device.machine.Machine;
import org.wwep.device.machine.MachineConfig;
import org.wwep.device.machine.Transition;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.ClientImage;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.net.packet.Packet;
import org.wwep.net.packet.PacketPools;
import org.wwep.net.packet.PacketSocket;
import org.wwep.rtos.Rtos;

/** Power that a plan takes away and gives back. */
class PowerCycleTest {
  private static final Duration OVER = Duration.ofSeconds(4);

  private static Explorer explorer(String power) {
    return new Explorer(scenario(power), FirmwareImage.CLIENT, Schedule.SHUFFLED);
  }

  private static Scenario scenario(String power) {
    return scenario(power, "");
  }

  private static Scenario scenario(String power, String lamp) {
    return TestScenarios.scenario(
        "chaos.yaml",
        """
        version: 1
        devices: [{id: lamp, %sdevice-id: 00A5, attempts: 99}, {id: hall, device-id: 00A6, attempts: 99}]
        chaos: {presses: 1..4, over: 4s, faults: [latency, dns, wifi], max-faults: 2%s}
        """
            .formatted(lamp, power)
            .getBytes(UTF_8));
  }

  private static List<ChaosEvent.PowerCycle> cycles(ChaosPlan plan) {
    return plan.items().stream()
        .filter(ChaosEvent.PowerCycle.class::isInstance)
        .map(ChaosEvent.PowerCycle.class::cast)
        .toList();
  }

  @Test
  void each_device_loses_its_power_as_often_as_it_may_and_has_it_back_at_the_end() {
    Explorer explorer = explorer(", power-cycles: 1..3");
    Set<Integer> counts = new HashSet<>();
    for (long seed = 1; seed <= 300; seed++) {
      Map<String, Duration> back = new HashMap<>();
      Map<String, Integer> count = new HashMap<>();
      for (ChaosEvent.PowerCycle cycle : cycles(explorer.plan(seed))) {
        assertThat(cycle.at()).isGreaterThan(back.getOrDefault(cycle.device(), Duration.ZERO));
        assertThat(cycle.length()).isPositive();
        back.put(cycle.device(), cycle.at().plus(cycle.length()));
        count.merge(cycle.device(), 1, Integer::sum);
      }
      assertThat(count).containsOnlyKeys("lamp", "hall");
      assertThat(back.values()).allMatch(end -> end.compareTo(OVER) <= 0);
      counts.addAll(count.values());
    }
    assertThat(counts).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void presses_and_faults_of_a_seed_are_what_they_are_without() {
    Explorer with = explorer(", power-cycles: 0..3");
    Explorer without = explorer("");
    for (long seed = 1; seed <= 100; seed++) {
      List<String> rest =
          with.plan(seed).items().stream()
              .filter(item -> !(item instanceof ChaosEvent.PowerCycle))
              .map(ChaosEvent::toString)
              .toList();
      assertThat(rest)
          .isEqualTo(without.plan(seed).items().stream().map(ChaosEvent::toString).toList());
    }
  }

  @Test
  void a_press_before_the_power_went_need_not_be_acknowledged_and_one_after_it_must()
      throws Exception {
    Scenario scenario = scenario("");
    Explorer explorer = explorer("");
    String pressed = "p1@100ms+30ms press btn1 of lamp bounce 1/0ms/1";
    String off = "c1@103ms+500ms power off of lamp";
    String again = "p2@2s+30ms press btn1 of lamp bounce 1/0ms/1";
    String timeline =
        EventLog.text(
            explorer.run(CaseText.read("seed 1; " + pressed + "; " + off, scenario)).timeline());
    assertThat(timeline).contains("lamp power off", "debounced btn1 pressed");
    assertThat(timeline).doesNotContain("lamp acknowledged");
    assertThat(timeline.split("lamp power on", -1)).hasSize(3);
    SeedRun both =
        explorer.run(CaseText.read("seed 1; " + pressed + "; " + off + "; " + again, scenario));
    assertThat(both.violation()).isNull();
    assertThat(both.acknowledged()).isEqualTo(1);
    assertThat(EventLog.text(both.timeline())).contains("lamp acknowledged press 1 W00A5050001");
  }

  @Test
  void cycles_that_overlap_are_one_after_the_other() throws Exception {
    SeedRun run =
        explorer("")
            .run(
                CaseText.read(
                    "seed 1; c1@1s+2s power off of lamp; c2@2s+500ms power off of lamp; c3@2s+1s"
                        + " power off of hall; p1@3900ms+30ms press btn1 of lamp bounce 1/0ms/1",
                    scenario("")));
    assertThat(run.violation()).isNull();
    assertThat(EventLog.text(run.timeline()).split("lamp power off", -1)).hasSize(3);
    assertThat(EventLog.text(run.timeline()).split("hall power off", -1)).hasSize(2);
  }

  @Test
  void the_firmware_stands_two_hundred_seeds_and_a_seed_is_one_run() throws Exception {
    Explorer explorer = explorer(", power-cycles: 1..2");
    for (long seed = 1; seed <= 200; seed++) {
      SeedRun run = explorer.replay(seed, null);
      assertThat(run.violation()).as("seed " + seed).isNull();
    }
    assertThat(EventLog.text(explorer.replay(7, null).timeline()))
        .isEqualTo(EventLog.text(explorer.replay(7, null).timeline()));
  }

  @Test
  void firmware_that_this_machine_does_not_start_again_is_no_finding() {
    String cycle = "seed 1; c1@1s+500ms power off of lamp";
    assertThatIllegalStateException()
        .isThrownBy(() -> run(cycle, seams -> new IdleFirmware(seams.rtos(), 1, Duration.ZERO)))
        .withMessageContaining("lamp.elf does not start");
  }

  @Test
  void power_that_does_not_come_back_is_told() throws Exception {
    String cycle = "seed 1; c1@1s+500ms power off of lamp";
    Duration tooLong = Duration.ofHours(2);
    SeedRun run = run(cycle, seams -> new IdleFirmware(seams.rtos(), 2, tooLong));
    assertThat(run.violation())
        .isNotNull()
        .asString()
        .contains("the power of lamp did not come back within 3600 s");
    assertThat(run(cycle, seams -> new IdleFirmware(seams.rtos(), 2, OVER)).violation()).isNull();
  }

  private static SeedRun run(String text, FirmwareImage image) throws InterruptedException {
    Scenario scenario = scenario("");
    return new Explorer(scenario, (DeviceSpec _) -> image, Schedule.SHUFFLED)
        .run(CaseText.read(text, scenario));
  }

  /** Firmware that does nothing, starts only so often, and takes a while to go off. */
  private static final class IdleFirmware implements Firmware {
    private final Rtos rtos;
    private final Duration goesOff;
    private int starts;

    IdleFirmware(Rtos rtos, int starts, Duration goesOff) {
      this.rtos = rtos;
      this.starts = starts;
      this.goesOff = goesOff;
    }

    @Override
    public void powerOn() {
      if (starts-- == 0) {
        throw new IllegalArgumentException("lamp.elf does not start");
      }
    }

    @Override
    public void powerOff() throws InterruptedException {
      rtos.sleep(goesOff);
    }

    @Override
    public void close() {}
  }

  @Test
  void a_packet_that_power_takes_from_the_firmware_is_back_when_power_is() throws Exception {
    Scenario scenario = scenario(", power-cycles: 0..1", "api: packet, ");
    Explorer explorer = new Explorer(scenario, FirmwareImage.CLIENT, Schedule.SHUFFLED);
    String press =
        "seed 158; p2@1s+36ms press btn1 of lamp bounce 1/0ms/1; c1@%dus+640ms power off of lamp";
    for (long micros = 1_000_000; micros < 1_008_000; micros += 20) {
      SeedRun run = explorer.run(CaseText.read(press.formatted(micros), scenario));
      assertThat(run.violation()).as("off at %d us", micros).isNull();
    }
  }

  @Test
  void a_packet_that_is_still_away_when_power_is_back_is_found() throws Exception {
    ClientImage greedy =
        (board, rtos, net, config, trace, pools) ->
            new ClientDevice(
                board,
                rtos,
                net,
                config,
                event -> {
                  trace.record(event);
                  if (event instanceof TraceEvent.StateChanged changed
                      && changed.to().equals("Sending")) {
                    keep(net, pools);
                  }
                },
                pools);
    Scenario scenario = scenario("", "");
    SeedRun run =
        new Explorer(scenario, greedy, Schedule.SHUFFLED)
            .run(
                CaseText.read(
                    "seed 1; p1@100ms+30ms press btn1 of lamp bounce 1/0ms/1; c1@103700us+500ms power"
                        + " off of lamp",
                    scenario));
    assertThat(EventLog.text(run.timeline())).contains("-> Off by PoweredOff", "lamp power on");
    assertThat(Objects.requireNonNull(run.violation()).detail())
        .isEqualTo("expected lamp to have no packet in use while it is Off, was 1");
  }

  private static void keep(NetworkStack net, PacketPools pools) {
    try {
      Packet _ = new PacketSocket(pools, net.socket()).createPacket(16);
    } catch (LinkException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void firmware_that_takes_no_press_after_its_power_came_back_is_found() throws Exception {
    ClientImage deaf =
        (board, rtos, net, config, trace, pools) ->
            new ClientDevice(board, rtos, net, config, trace, pools, PowerCycleTest::deaf);
    Explorer explorer = new Explorer(scenario(", power-cycles: 1..2"), deaf, Schedule.SHUFFLED);
    Explorer.Finding found = FirstFinding.of(explorer, 1, 200, 1).orElseThrow();
    assertThat(found.violation().detail())
        .matches(
            "expected (lamp|hall) to notice and to be done with 1 press, was 1 noticed and 0 done");
    assertThat(found.plan().ids()).hasSize(2);
    assertThat(cycles(found.plan())).hasSize(1);
  }

  private static Machine deaf(MachineConfig config) {
    ClientMachine right = new ClientMachine(config);
    AtomicBoolean wentOff = new AtomicBoolean();
    return (state, event) -> {
      if (event instanceof Event.PoweredOff) {
        wentOff.set(true);
      }
      return wentOff.get() && event instanceof Event.ButtonPressed
          ? new Transition(state, List.of(), "deaf")
          : right.next(state, event);
    };
  }
}
