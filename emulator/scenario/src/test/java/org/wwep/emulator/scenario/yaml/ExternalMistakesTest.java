package org.wwep.emulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.external.ConsoleSpec;
import org.wwep.emulator.external.ExternalSpec;
import org.wwep.emulator.external.PinDriver;
import org.wwep.emulator.external.PowerSpec;
import org.wwep.emulator.external.ResetSpec;
import org.wwep.emulator.rig.BenchLines;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.RigLimits;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.hal.Drive;
import org.wwep.hal.MacAddress;
import org.wwep.hal.Pin;

/** What a scenario says of a bench: what is wrong with it, and what the rig cannot do. */
class ExternalMistakesTest {
  private static ParseResult parse(String external, String steps) {
    String yaml =
        "version: 1\nrig: external\ndevices:\n- {id: dut, external: %s}\nsteps:\n- %s\n"
            .formatted(external, steps.replace("; ", "\n- "));
    return SampleScenarios.parse("bench/s.yaml", yaml);
  }

  private static List<String> problems(String external, String steps) {
    return SampleScenarios.problems(parse(external, steps), Problem::message);
  }

  private static Scenario valid(String external, String steps) {
    return ((ParseResult.Valid) parse(external, steps)).scenario();
  }

  private static ExternalSpec board(String external) {
    return ((FirmwareSpec.OnBench) valid(external, "delay: 1ms").devices().getFirst().firmware())
        .board();
  }

  @Test
  void a_line_is_any_of_any_chip() {
    BenchLines lines =
        board(
                "{chip: gpiochip0, buttons: {b: {line: GPIO45}}, leds: {l: {line:"
                    + " 'usb-adapter:60'}}, power: {line: '/dev/gpio-relay:1'}}")
            .lines();
    assertThat(lines.pins().stream().map(Pin::toString))
        .containsExactlyInAnyOrder("GPIO45", "usb-adapter:60", "/dev/gpio-relay:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                             | 'external': says of no console, no line and no network: nothing could be seen of it
          {console: ttyUSB0}                             | 'external': 'console': expected a device, .*, was 'ttyUSB0'
          {console: [a]}                                 | 'external': 'console': expected a device, .*, was a list
          {console: /dev/ttyUSB0@fast}                   | 'external': 'console': expected a speed behind '@', as in @115200, was 'fast'
          {console: /dev/ttyUSB0@7}                      | 'external': 'console': a speed is 50 to 4000000 bits a second, was 7
          {console: tcp:127.0.0.1}                       | 'external': 'console': expected HOST:PORT, .*, was '127.0.0.1'
          {console: {tcp: 'h:99999'}}                    | 'console': 'tcp': expected HOST:PORT, .*, was 'h:99999'
          {console: {tcp: 'h:1', baud: 9600}}            | 'console': 'baud' is for a serial port: remove it
          {console: {baud: 9600}}                        | 'console': give one of serial, tcp, rfc2217 and process
          {console: {tcp: 'h:1', process: [a]}}          | 'console': give one of serial, tcp, rfc2217 and process, was tcp and process
          {console: {process: []}}                       | 'console': 'process': expected a program, .*
          {console: {process: [a], terminal: 3}}         | 'console': 'terminal': expected true or false, .*
          {console: {tcp: 'h:1', terminal: true}}        | 'console': 'terminal' is for a program: remove it
          {console: {serial: ttyUSB0}}                   | 'console': 'serial': expected the path of a device, .*, was 'ttyUSB0'
          {console: {serial: /dev/tty1, flow: rts-cts, rts: true}} | 'console': 'rts' is what 'flow: rts-cts' moves: give one of them
          {buttons: [btn1]}                              | 'external': 'buttons': expected {btn1: {line: GPIO6}}, was a list
          {buttons: {btn1: {}}}                          | button 'btn1': 'line' is missing
          {buttons: {btn1: {line: 6, active: up}}}       | button 'btn1': 'active': expected low or high, was 'up'
          {buttons: {btn1: {line: 6, drive: open-source}}} | button 'btn1': 'drive': open-source never presses a button that is active low: write open-drain or push-pull
          {buttons: {btn1: {line: 6}}, leds: {led1: {line: 6}}} | GPIO6 is used twice: give each part its own pin
          {chip: gpiochip0, buttons: {btn1: {line: 6}}, leds: {led1: {line: 'gpiochip0:6'}}} | GPIO6 is used twice: give each part its own pin
          {chip: gpiochip0, leds: {led1: {line: 'gpiochip1:6'}}} | 'external': 'chip': each line names its own: remove it
          {console: /dev/tty1, hal: cdev}                | 'external': 'hal': no line is given that it could have: remove it
          {leds: {l: {line: 6}}, hal: emulated}          | 'external': 'hal': expected one of cdev, pi4j, was 'emulated'.*
          {buttons: {b: {line: 6}}, hal: pi4j}           | 'external': 'hal': Pi4J cannot let go of the line of 'b': give it 'drive: push-pull' and 'leave: {b: released}', or remove 'hal'
          {buttons: {b: {line: 6, drive: push-pull}}, hal: pi4j} | 'external': 'hal': Pi4J cannot let go of .*
          {leds: {led1: {line: gpio-6}}}                 | LED 'led1': 'line': 'gpio-6' is no pin: write 17, GPIO17, BOARD11 or gpiochip1:17
          {leds: {led1: {line: 'a b:6'}}}                | LED 'led1': 'line': 'a b:6' names no GPIO chip before the colon: write gpiochip1:5
          {chip: ../mem, leds: {led1: {line: 6}}}        | 'external': 'chip': expected a chip as in gpiochip0, a label or a path below /dev, was '../mem'
          {console: /dev/tty1, buttons: {b: {console: {up: x}}}} | 'console': 'down' is missing
          {console: /dev/tty1, buttons: {b: {line: 6, console: {down: x}}}} | button 'b': 'line' and 'console': give one of them
          {console: /dev/tty1, leds: {l: {console: {lit: '', dark: x}}}} | 'console': 'lit': expected what the console prints, was nothing
          {leds: {l: {line: 6}}, states: true}           | 'external': there is no 'console' that could stand for a button, an LED or the states
          {leds: {'l 1': {line: 6}}}                     | the LED 'l 1': a name is letters, digits, '_' or '-'
          {console: /dev/tty1, chip: gpiochip0}          | 'external': 'chip': no line is given that it could have
          {console: /dev/tty1, power: {}}                | 'power': give 'line', or 'command: {on: ..., off: ...}'
          {console: /dev/tty1, power: {command: {on: x}}} | 'command': 'off' is missing
          {power: {command: {on: x, off: y}, pause: 1s}} | 'power': 'pause' is for a line: remove it
          {power: {line: 6}, reset: {line: 7}, hal: pi4j} | 'external': 'hal': Pi4J cannot let go of the line of 'reset': remove 'hal'
          {console: {process: [a]}, power: {line: 6}}    | 'external': 'power': a process is switched by starting and ending it: remove it
          {power: {line: 6}, leave: {power: on}}         | 'leave': 'power: on': the kernel promises nothing of a line that nobody holds: .*
          {console: /dev/tty1, leave: {power: on}}       | 'leave': 'power': nothing switches it: remove it
          {console: /dev/tty1, leave: {}}                | 'leave': say of 'power' or of a button what it is left at
          {console: /dev/tty1, leave: {btn1: input}}     | 'leave': unknown key 'btn1', known are power
          {buttons: {b: {line: 6}}, leave: {b: high}}    | 'leave': 'b': expected one of input, released, was 'high'
          {buttons: {b: {line: 6}}, leave: {b: released}} | 'leave': 'b: released': a line that is open-drain lets go to release, so it is an input: remove it
          {console: /dev/tty1, latency: 1ms}             | 'external': 'latency': no button is given that it could be taken off: remove it
          {leds: {led1: {line: 6}}, boot: {text: Idle}}  | 'boot': there is no 'console' that could print the text
          {console: /dev/tty1, boot: {within: 1s}}       | 'boot': 'text' is missing
          {console: /dev/tty1, command-timeout: 1s}      | 'external': 'command-timeout': there is no command: remove it
          {console: /dev/tty1, network: {port: 70000}}   | 'network': 'port': expected a whole number from 0 to 65535, was 70000
          {console: /dev/tty1, network: {dns: 70000}}    | 'network': 'dns': expected a whole number from 0 to 65535, was 70000
          {console: /dev/tty1, network: {dns: {names: [a]}}} | 'dns': 'port' is missing
          {console: /dev/tty1, network: {dns: {port: 53, names: ['a b']}}} | 'dns': 'names': expected a host's name, was 'a b'
          {console: /dev/tty1, network: {address: 0.0.0.0, dns: 53}} | 'network': 'address': names have to lead somewhere: .*
          {console: /dev/tty1, flash: {}}                | 'flash': 'command' is missing
          {console: /dev/tty1, reset: {}}                | 'reset': give one of line, modem and command
          {console: /dev/tty1, reset: {line: 7, command: x}} | 'reset': give one of line, modem and command, was line and command
          {console: 'tcp:h:1', reset: {modem: dtr}}      | 'reset': 'modem': only a console that is a serial port or rfc2217 has lines
          {console: {serial: /dev/tty1, flow: rts-cts}, reset: {modem: rts}} | 'reset': 'modem': 'flow: rts-cts' moves RTS: take another line
          {console: /dev/tty1, reset: {modem: cts}}      | 'reset': 'modem': expected one of dtr, rts, was 'cts'.*
          {console: /dev/tty1, reset: {modem: dtr, active: low}} | 'reset': 'active' is for a line of the bench: remove it
          {console: /dev/tty1, reset: {command: x, pulse: 1s}} | 'reset': 'pulse' is for a line: remove it
          {console: /dev/tty1, bootz: 1}                 | 'external': unknown key 'bootz': did you mean 'boot'\\?
          """)
  void a_mistake_is_told(String external, String problem) {
    assertThat(problems(external, "delay: 1ms"))
        .singleElement()
        .asString()
        .matches(problem.replace("{", "\\{"));
  }

  @ParameterizedTest
  @CsvSource({
    "firmware, client",
    "hal, cdev",
    "server, a.example",
    "tx-packets, 3",
    "rx-packets, 3"
  })
  void what_a_board_has_by_itself_is_not_given(String key, String value) {
    String yaml =
        "version: 1\nrig: external\ndevices:\n- {%s: %s, external: {console: /dev/tty1}}\nsteps:\n- delay: 1ms\n"
            .formatted(key, value);
    assertThat(SampleScenarios.problems(yaml))
        .singleElement()
        .asString()
        .contains("'" + key + "' and 'external': a board on a bench has its own");
  }

  @Test
  void a_step_names_only_what_the_bench_has_a_line_to() {
    assertThat(problems("{console: /dev/tty1}", "press: btn1"))
        .singleElement()
        .asString()
        .contains("the bench has no line to a button or an LED");
    assertThat(problems("{buttons: {sw2: {line: 6}}}", "press: btn1"))
        .singleElement()
        .asString()
        .contains("unknown part 'btn1'", "sw2");
    assertThat(problems("{console: /dev/tty1}", "expect-state: Idle"))
        .singleElement()
        .asString()
        .contains("'expect-state' needs the course's client");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          external | reboot: dut   | 'reboot': nothing switches the power of dut: give 'external' its 'power' or 'reset'
          external | fault: {type: dns, attributes: {kind: nxdomain}} | the board looks names up with a resolver that is not this program: give 'external' a name server
          external | fault: {type: pool} | the packets of a board on a bench are its own
          external | fault: {type: gpio, attributes: {kind: fail}} | the lines of this rig cannot be taken away
          sim      | delay: 1ms    | device dut is a board on a bench: take the rig external
          emulated | delay: 1ms    | device dut is a board on a bench: take the rig external
          """)
  void what_the_rig_cannot_do_is_told_before_the_run(String rig, String steps, String problem) {
    Scenario scenario = valid("{console: /dev/tty1}", steps);
    Rig chosen = Rig.valueOf(rig.toUpperCase(Locale.ROOT));
    assertThat(RigLimits.of(scenario, chosen))
        .singleElement()
        .asString()
        .contains("not on the rig " + rig, problem);
  }

  @Test
  void a_console_stands_for_parts_and_states() {
    String console =
        "{console: /dev/tty1, buttons: {b: {line: 6}, c: {console: {down: x}}},"
            + " leds: {l: {console: {lit: on, dark: off}}}, states: true}";
    Scenario scenario =
        valid(console, "press: c; expect-pin: {part-id: l, value: 1}; expect-state: Idle");
    assertThat(RigLimits.of(scenario, Rig.EXTERNAL)).isEmpty();
    ExternalSpec board = board(console);
    assertThat(board.lines().contacts()).hasSize(1);
    assertThat(board.parts().buttons().getFirst().up()).isEmpty();
  }

  @Test
  void a_board_that_asks_the_bench_can_have_faults_of_names() {
    String fault = "fault: {type: dns, attributes: {kind: nxdomain}}";
    Scenario asks = valid("{console: /dev/tty1, network: {dns: 53}}", fault);
    assertThat(RigLimits.of(asks, Rig.EXTERNAL)).isEmpty();
    assertThat(RigLimits.of(valid("{console: /dev/tty1, network: {}}", fault), Rig.EXTERNAL))
        .hasSize(1);
  }

  @Test
  void what_a_command_resets_is_not_kept_off() {
    String board = "{console: /dev/tty1, reset: {command: x}}";
    assertThat(RigLimits.of(valid(board, "reboot: dut"), Rig.EXTERNAL)).isEmpty();
    assertThat(RigLimits.of(valid(board, "power-off: dut"), Rig.EXTERNAL))
        .singleElement()
        .asString()
        .contains("'power-off': a command resets dut and cannot keep it off");
  }

  @Test
  void a_bench_is_not_explored() {
    Scenario scenario =
        SampleScenarios.valid(
            """
            version: 1
            devices: [{id: dut, external: {console: {process: [./fw]}}}]
            chaos: {presses: 1, over: 1s, max-faults: 0, faults: []}
            """);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Explorer(scenario, FirmwareSelector.COURSE, Schedule.IN_ORDER))
        .withMessageContaining("device dut is a board on a bench: take the rig external");
  }

  @Test
  void a_device_without_a_bench_is_named_on_the_rig_external() {
    Scenario scenario = SampleScenarios.valid(SampleScenarios.steps("delay: 1ms"));
    assertThat(RigLimits.of(scenario, Rig.EXTERNAL))
        .singleElement()
        .asString()
        .contains("device device says nothing of its bench: give it 'external'");
  }

  @Test
  void what_is_left_out_is_what_boards_usually_have() {
    ExternalSpec board =
        board("{console: '/dev/ttyUSB0@9600', buttons: {b: {line: GPIO6}}, leds: {l: {line: 27}}}");
    var serial = (ConsoleSpec.Serial) Objects.requireNonNull(board.console());
    assertThat(serial.device()).hasToString("/dev/ttyUSB0");
    assertThat(serial.settings().baud()).isEqualTo(9600);
    assertThat(board.lines().contacts().getFirst().drive()).isEqualTo(Drive.OPEN_DRAIN);
    assertThat(board.lines().contacts().getFirst().activeLow()).isTrue();
    assertThat(board.lines().lights().getFirst().activeLow()).isFalse();
    assertThat(board.network()).isNull();
    assertThat(board.canRestart()).isFalse();
    ExternalSpec high =
        board("{buttons: {b: {line: 6, active: high}}, reset: {line: 7}, network: {}}");
    assertThat(high.lines().contacts().getFirst().drive()).isEqualTo(Drive.OPEN_SOURCE);
    assertThat(high.reset()).isEqualTo(new ResetSpec.Line(Duration.ofMillis(100)));
    assertThat(high.canRestart()).isTrue();
    assertThat(Objects.requireNonNull(high.network()).port()).isEqualTo(27708);
    assertThat(high.lines().contacts().getFirst().inputAtEnd()).isTrue();
    assertThat(high.latency()).isZero();
    ExternalSpec left =
        board("{buttons: {b: {line: 6, drive: push-pull}}, leave: {b: released}, latency: 120us}");
    assertThat(left.lines().contacts().getFirst().inputAtEnd()).isFalse();
    assertThat(left.lines().config(MacAddress.fromSeed(1), null).leds().getFirst().inputAtEnd())
        .isFalse();
    assertThat(left.latency()).isEqualTo(Duration.ofNanos(120_000));
    assertThat(board("{power: {line: 6}}").power())
        .isEqualTo(new PowerSpec.Line(Duration.ofMillis(500)));
    assertThat(left.driver()).isEqualTo(PinDriver.CDEV);
    String pi4j = "{buttons: {b: {line: 6, drive: push-pull}}, leave: {b: released}, hal: pi4j}";
    assertThat(board(pi4j).driver()).isEqualTo(PinDriver.PI4J);
    assertThat(board("{console: {process: [./fw, x]}}").console())
        .isEqualTo(new ConsoleSpec.Program(List.of("./fw", "x")));
    assertThat(board("{console: {process: ./fw, terminal: true}}").console())
        .isEqualTo(new ConsoleSpec.Program(List.of("./fw"), true));
    assertThat(board.folder()).isAbsolute().hasFileName("bench");
    assertThat(board("{console: 'rfc2217:bench.lan:4000@57600'}").console())
        .asString()
        .contains("bench.lan", "4000", "57600");
    assertThat(board("{console: 'pty:/dev/pts/9'}").console())
        .isInstanceOf(ConsoleSpec.Serial.class);
  }
}
