package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wwep.client.ApiStyle;
import org.wwep.emulator.run.ScenarioCommandsTest;
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
import org.wwep.emulator.scenario.command.ClearFaultCommand;
import org.wwep.emulator.scenario.command.Commands;
import org.wwep.emulator.scenario.command.DelayCommand;
import org.wwep.emulator.scenario.command.ExpectLatencyCommand;
import org.wwep.emulator.scenario.command.ExpectNotSerialCommand;
import org.wwep.emulator.scenario.command.ExpectPinCommand;
import org.wwep.emulator.scenario.command.ExpectRegisterCommand;
import org.wwep.emulator.scenario.command.ExpectStateCommand;
import org.wwep.emulator.scenario.command.FaultCommand;
import org.wwep.emulator.scenario.command.HoldPinCommand;
import org.wwep.emulator.scenario.command.PowerOffCommand;
import org.wwep.emulator.scenario.command.PowerOnCommand;
import org.wwep.emulator.scenario.command.PressCommand;
import org.wwep.emulator.scenario.command.PressDownCommand;
import org.wwep.emulator.scenario.command.RebootCommand;
import org.wwep.emulator.scenario.command.ReleaseCommand;
import org.wwep.emulator.scenario.command.RepeatCommand;
import org.wwep.emulator.scenario.command.SetControlCommand;
import org.wwep.emulator.scenario.command.WaitFrameCommand;
import org.wwep.emulator.scenario.command.WaitSerialCommand;
import org.wwep.emulator.scenario.command.WriteSerialCommand;
import org.wwep.emulator.testbed.CourseServer;
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
            new PressCommand("device", "btn1", MS.multipliedBy(100), BounceSpec.NONE),
            new WaitSerialCommand(
                "device", new SerialText("hello", false), Duration.ofSeconds(30)));
  }

  @Test
  void the_register_server_is_found_by_its_former_name_too() {
    for (String name : List.of("register-server", "class")) {
      Scenario scenario =
          SampleScenarios.valid(
              "server: {mode: " + name + "}\n" + SampleScenarios.steps("press: btn1"));
      assertThat(scenario.server()).as(name).isEqualTo(ServerSpec.DEFAULT);
    }
  }

  @Test
  void everything_that_can_be_said_is_understood() {
    Scenario s = SampleScenarios.valid(SampleScenarios.EVERYTHING);
    BounceSpec typical = new BounceSpec.ByProfile(Bounce.Profile.TYPICAL);
    assertThat(s.tags()).containsExactly("chaos", "slow-1");
    assertThat(s.seed()).isEqualTo(42);
    assertThat(s.rig()).isEqualTo(Rig.GPIO_SIM);
    assertThat(s.server().course()).isEqualTo(CourseServer.CONCURRENT);
    assertThat(s.server().rules().maxConnections()).isEqualTo(10);
    assertThat(s.server().packets()).isEqualTo(new ServerSpec.PacketCounts(3, 4));
    assertThat(s.device("c").stack()).isEqualTo(DeviceSpec.StackKind.NWP);
    assertThat(s.device("a").settings().id()).hasToString("0FAC");
    assertThat(s.device("a").settings().debounce()).isZero();
    assertThat(s.device("a").settings().retry().cap()).isEqualTo(Duration.ofSeconds(2));
    assertThat(s.device("a").parts().getFirst().register()).isEqualTo(7);
    assertThat(s.device("b").links()).hasSize(3);
    assertThat(s.device("b").links().getLast()).isEqualTo(LinkSpec.DEFAULT);
    assertThat(s.device("c").parts()).containsExactly(PartsSpec.DEFAULT, PartsSpec.SECOND);
    assertThat(s.device("c").links())
        .containsExactly(
            LinkSpec.DEFAULT, new LinkSpec(null, ApiStyle.STREAM, TlsSpec.DEFAULT, false));
    Chaos chaos = java.util.Objects.requireNonNull(s.chaos());
    assertThat(chaos.presses()).isEqualTo(new Chaos.Count(1, 20));
    assertThat(chaos.power()).isEqualTo(Chaos.Count.NONE);
    assertThat(chaos.maxFaults()).isEqualTo(3);
    assertThat(chaos.faults())
        .extracting(FaultEntry::name)
        .containsExactly("latency_downstream", "reset_peer_upstream");
    assertThat(commands(s))
        .contains(
            new DelayCommand(MS.multipliedBy(500)),
            new WaitSerialCommand("b", new SerialText("A[0-9]+", true), Duration.ofMinutes(10)),
            new ExpectNotSerialCommand("a", new SerialText("X", false), MS.multipliedBy(1000)),
            new WriteSerialCommand("a", List.of((byte) 1, (byte) 255)),
            new ExpectPinCommand(new PartPin("b", "led1", "A"), Level.LOW),
            new SetControlCommand("a", "btnA", "pressed", 1),
            new PressCommand("a", "btnA", MS.multipliedBy(100), typical),
            new PressCommand(
                "a",
                "btnA",
                MS.multipliedBy(200),
                new BounceSpec.ByShape(5, MS.multipliedBy(3), 7L)),
            new PressCommand(
                "c", "btn1", MS.multipliedBy(100), new BounceSpec.ByRecording("contact.edges")),
            new PressDownCommand("a", "btnA", new BounceSpec.ByRecording("contact")),
            new ReleaseCommand("a", "btnA", typical),
            new HoldPinCommand(new PartPin("a", "ledA", "A"), Level.HIGH, Duration.ofSeconds(2)),
            new WaitFrameCommand(new FrameMatch("a", 'W', 5, 1, 'A', null), Duration.ofSeconds(1)),
            new WaitFrameCommand(
                new FrameMatch(null, null, null, null, null, null), Duration.ofMinutes(10)),
            new ExpectRegisterCommand("a", 7, 11),
            new ExpectRegisterCommand("a", 5, null),
            new ExpectStateCommand("a", "Idle", Duration.ofSeconds(1)),
            new ExpectLatencyCommand("a", Milestone.EDGE, Milestone.SECURED, MS.multipliedBy(50)),
            new ClearFaultCommand("slow", null),
            new ClearFaultCommand(null, "b"),
            new ClearFaultCommand(null, null),
            new RebootCommand("a"),
            new PowerOffCommand("server"),
            new PowerOnCommand("server"));
  }

  @Test
  void a_fault_keeps_its_attributes_and_where_they_stand() {
    FaultCommand inject =
        commands(SampleScenarios.valid(SampleScenarios.EVERYTHING)).stream()
            .filter(FaultCommand.class::isInstance)
            .map(FaultCommand.class::cast)
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
            new Step("n", new DelayCommand(Duration.ofSeconds(1)), new Position("s.yaml", 4, 3)));
  }

  @Test
  void every_command_is_called_as_it_is_written() {
    Set<String> called = new TreeSet<>();
    Stream.concat(Stream.of(SampleScenarios.EVERYTHING), ScenarioCommandsTest.files().stream())
        .flatMap(file -> commands(SampleScenarios.valid(file)).stream())
        .forEach(command -> called.add(command.keyword()));
    assertThat(called).isEqualTo(new TreeSet<>(Commands.keywords()));
    assertThat(called).hasSize(Commands.ALL.size());
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
            new SetControlCommand("device", "btn1", "pressed", 0),
            new ExpectPinCommand(new PartPin("device", "led1", "A"), Level.HIGH));
    assertThat(commands(SampleScenarios.valid(SampleScenarios.WOKWI.get(1))))
        .contains(
            new DelayCommand(Duration.ofMillis(1500)),
            new DelayCommand(Duration.ZERO),
            new DelayCommand(Duration.ofMillis(100)),
            new DelayCommand(Duration.ofNanos(2)));
  }

  @Test
  void what_wokwi_would_not_know_is_named_with_its_place() {
    String yaml =
        SampleScenarios.steps(
            "press: btn1",
            "expect-pin: {part-id: led1, value: 1}",
            "delay: 0.1m",
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
      if (step.command() instanceof RepeatCommand repeat) {
        commands.addAll(all(repeat.steps()));
      }
    }
    return commands;
  }
}
