package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.wwep.client.ApiStyle;
import org.wwep.emulator.scenario.BounceSpec;
import org.wwep.emulator.scenario.Chaos;
import org.wwep.emulator.scenario.Command;
import org.wwep.emulator.scenario.Defaults;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FaultEntry;
import org.wwep.emulator.scenario.FrameMatch;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.Milestone;
import org.wwep.emulator.scenario.PartPin;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.Position;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.SerialText;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.Step;
import org.wwep.emulator.scenario.TlsSpec;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.Bounce;

class ScenarioParserTest {
  private static final Duration MS = Duration.ofMillis(1);

  @Test
  void what_a_file_leaves_out_is_filled_in() {
    Scenario scenario =
        SampleScenarios.valid(SampleScenarios.steps("press: btn1", "wait-serial: hello"));
    assertThat(scenario.name()).isEqualTo("s");
    assertThat(scenario.seed()).isNull();
    assertThat(scenario.rig()).isNull();
    assertThat(scenario.chaos()).isNull();
    assertThat(scenario.defaults()).isEqualTo(Defaults.DEFAULT);
    assertThat(scenario.server()).isEqualTo(ServerSpec.DEFAULT);
    assertThat(scenario.devices()).hasSize(1);
    DeviceSpec device = scenario.device("device");
    assertThat(device.links()).containsExactly(LinkSpec.DEFAULT);
    assertThat(device.parts()).containsExactly(PartsSpec.DEFAULT);
    assertThat(commands(scenario))
        .containsExactly(
            new Command.Press("device", "btn1", MS.multipliedBy(100), BounceSpec.NONE),
            new Command.WaitSerial(
                "device", new SerialText("hello", false), Duration.ofSeconds(30)));
  }

  @Test
  void everything_that_can_be_said_is_understood() {
    Scenario s = SampleScenarios.valid(SampleScenarios.EVERYTHING);
    BounceSpec typical = new BounceSpec.ByProfile(Bounce.Profile.TYPICAL);
    assertThat(s.tags()).containsExactly("chaos", "slow-1");
    assertThat(s.seed()).isEqualTo(42);
    assertThat(s.rig()).isEqualTo(Rig.GPIO_SIM);
    assertThat(s.server().mode()).isEqualTo(ServerSpec.Mode.CONCURRENT);
    assertThat(s.server().rules().maxConnections()).isEqualTo(10);
    assertThat(s.device("a").stack()).isEqualTo(DeviceSpec.StackKind.NWP);
    assertThat(s.device("a").deviceId()).hasToString("0FAC");
    assertThat(s.device("a").debounce()).isZero();
    assertThat(s.device("a").retry().cap()).isEqualTo(Duration.ofSeconds(2));
    assertThat(s.device("a").parts().getFirst().register()).isEqualTo(7);
    assertThat(s.device("b").links()).hasSize(3);
    assertThat(s.device("b").links().getLast()).isEqualTo(LinkSpec.DEFAULT);
    assertThat(s.device("c").parts()).containsExactly(PartsSpec.DEFAULT, PartsSpec.SECOND);
    assertThat(s.device("c").links())
        .containsExactly(LinkSpec.DEFAULT, new LinkSpec(null, ApiStyle.STREAM, TlsSpec.DEFAULT));
    Chaos chaos = java.util.Objects.requireNonNull(s.chaos());
    assertThat(List.of(chaos.fewest(), chaos.most(), chaos.maxFaults())).containsExactly(1, 20, 3);
    assertThat(chaos.faults())
        .extracting(FaultEntry::name)
        .containsExactly("latency_downstream", "r");
    assertThat(commands(s))
        .contains(
            new Command.Delay(MS.multipliedBy(500)),
            new Command.WaitSerial("b", new SerialText("A[0-9]+", true), Duration.ofMinutes(10)),
            new Command.ExpectNotSerial("a", new SerialText("X", false), MS.multipliedBy(1000)),
            new Command.WriteSerial("a", List.of((byte) 1, (byte) 255)),
            new Command.ExpectPin(new PartPin("b", "led1", "A"), Level.LOW),
            new Command.SetControl("a", "btnA", "pressed", 1),
            new Command.Press("a", "btnA", MS.multipliedBy(100), typical),
            new Command.Press(
                "a",
                "btnA",
                MS.multipliedBy(200),
                new BounceSpec.ByShape(5, MS.multipliedBy(3), 7L)),
            new Command.Press(
                "c", "btn1", MS.multipliedBy(100), new BounceSpec.ByRecording("contact.edges")),
            new Command.PressDown("a", "btnA", BounceSpec.NONE),
            new Command.Release("a", "btnA", typical),
            new Command.HoldPin(new PartPin("a", "ledA", "A"), Level.HIGH, Duration.ofSeconds(2)),
            new Command.WaitFrame(new FrameMatch("a", 'W', 5, 1, 'A'), Duration.ofSeconds(1)),
            new Command.WaitFrame(
                new FrameMatch(null, null, null, null, null), Duration.ofMinutes(10)),
            new Command.ExpectRegister("a", 7, 11),
            new Command.ExpectRegister("a", 5, null),
            new Command.ExpectState("a", "Idle", Duration.ofSeconds(1)),
            new Command.ExpectLatency("a", Milestone.EDGE, Milestone.SECURED, MS.multipliedBy(50)),
            new Command.ClearFault("slow", null),
            new Command.ClearFault(null, "b"),
            new Command.ClearFault(null, null),
            new Command.Reboot("a"),
            new Command.PowerOff("server"),
            new Command.PowerOn("server"));
  }

  @Test
  void a_fault_keeps_its_attributes_and_where_they_stand() {
    Command.InjectFault inject =
        commands(SampleScenarios.valid(SampleScenarios.EVERYTHING)).stream()
            .filter(Command.InjectFault.class::isInstance)
            .map(Command.InjectFault.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(inject.fault().attributes())
        .containsEntry("latency", 100L)
        .containsEntry("jitter", 1.5)
        .containsEntry("on", true)
        .containsEntry("kind", "x")
        .containsEntry("list", List.of(1L, "a"));
    assertThat(inject.fault().attributes().keySet())
        .containsExactly("latency", "jitter", "on", "kind", "list");
    assertThat(inject.fault().places().get("jitter"))
        .isEqualTo(new Position("s.yaml", line("attributes: {latency"), 42));
  }

  @Test
  void a_step_knows_where_its_command_stands() {
    Step step =
        SampleScenarios.valid(SampleScenarios.steps("name: n\n  delay: 1s")).steps().getFirst();
    assertThat(step)
        .isEqualTo(
            new Step("n", new Command.Delay(Duration.ofSeconds(1)), new Position("s.yaml", 4, 3)));
  }

  @Test
  void every_command_is_called_as_it_is_written() {
    Set<String> called = new TreeSet<>();
    commands(SampleScenarios.valid(SampleScenarios.EVERYTHING))
        .forEach(command -> called.add(command.keyword()));
    assertThat(called).isEqualTo(new TreeSet<>(ScenarioParser.commands()));
    assertThat(called).hasSize(Command.class.getPermittedSubclasses().length);
  }

  @Test
  void wokwis_files_are_understood_and_are_within_wokwi() {
    for (String yaml : SampleScenarios.WOKWI) {
      assertThat(SampleScenarios.parse(yaml))
          .as(yaml)
          .isInstanceOfSatisfying(
              ParseResult.Valid.class, valid -> assertThat(valid.beyondWokwi()).isEmpty());
    }
    assertThat(commands(SampleScenarios.valid(SampleScenarios.WOKWI.getFirst())))
        .contains(
            new Command.SetControl("device", "btn1", "pressed", 0),
            new Command.ExpectPin(new PartPin("device", "led1", "A"), Level.HIGH));
    assertThat(commands(SampleScenarios.valid(SampleScenarios.WOKWI.get(1))))
        .contains(
            new Command.Delay(Duration.ofMillis(1500)),
            new Command.Delay(Duration.ZERO),
            new Command.Delay(Duration.ofMillis(100)),
            new Command.Delay(Duration.ofNanos(2)));
  }

  @Test
  void what_wokwi_would_not_know_is_named_with_its_place() {
    String yaml =
        SampleScenarios.steps(
            "press: btn1",
            "expect-pin: {part-id: led1, value: 1}",
            "delay: 1m",
            "wait-serial: {text: x}",
            "wait-serial: 1",
            "expect-pin: {part-id: led1, name: A, device: device, value: 1}");
    assertThat(SampleScenarios.parse(yaml))
        .isInstanceOfSatisfying(
            ParseResult.Valid.class,
            valid ->
                assertThat(valid.beyondWokwi().stream().map(Problem::toString))
                    .containsExactly(
                        "s.yaml:1:1: Wokwi wants a 'name'",
                        "s.yaml:3:3: Wokwi does not know 'press'",
                        "s.yaml:4:15: Wokwi wants the 'name' of the pin",
                        "s.yaml:5:10: Wokwi knows no minutes: write seconds",
                        "s.yaml:6:16: Wokwi takes only a single value for 'wait-serial'",
                        "s.yaml:7:16: Wokwi wants text: quote it",
                        "s.yaml:8:40: Wokwi does not know 'device' of 'expect-pin'"));
  }

  @Test
  void wokwi_wants_a_name_of_text() {
    assertThat(SampleScenarios.parse("name: 5\nversion: 1\nsteps:\n- delay: 1s\n"))
        .isInstanceOfSatisfying(
            ParseResult.Valid.class,
            valid ->
                assertThat(valid.beyondWokwi())
                    .extracting(Problem::toString)
                    .containsExactly("s.yaml:1:7: Wokwi wants a 'name' of text: quote it"));
  }

  @Test
  void a_pair_of_surrogates_may_stand_anywhere() {
    for (int i = 1000; i < 1060; i++) {
      String yaml =
          SampleScenarios.steps("wait-serial: " + "x".repeat(i) + "\ud83d\ude00" + "y".repeat(9));
      assertThat(SampleScenarios.problems(yaml)).as("after " + i).isEmpty();
    }
  }

  @Test
  void aliases_repeat_what_they_mark() {
    Scenario scenario =
        SampleScenarios.valid(
            SampleScenarios.steps("press: &p {part-id: btn1, duration: 1s}", "press: *p"));
    assertThat(commands(scenario).getFirst()).isEqualTo(commands(scenario).getLast());
  }

  private static int line(String text) {
    return (int)
        SampleScenarios.EVERYTHING
            .substring(0, SampleScenarios.EVERYTHING.indexOf(text))
            .lines()
            .count();
  }

  private static List<Command> commands(Scenario scenario) {
    return all(scenario.steps());
  }

  private static List<Command> all(List<Step> steps) {
    List<Command> commands = new java.util.ArrayList<>();
    for (Step step : steps) {
      commands.add(step.command());
      if (step.command() instanceof Command.Repeat repeat) {
        commands.addAll(all(repeat.steps()));
      }
    }
    return commands;
  }
}
