package org.wwep.emulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.bench.BenchCheck.BenchVerdict;
import org.wwep.emulator.external.ExternalImage;
import org.wwep.emulator.rig.Operator;
import org.wwep.emulator.run.FirmwareSelector;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.hal.emulated.EmulatedButton;

/** What a walk through the wiring of a bench says of good wires and of bad ones. */
@Tag("slow")
class BenchCheckTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final List<WiringResult> results = new ArrayList<>();
  private final List<String> switched = new ArrayList<>();
  private Consumer<WiredBoard> bench = _ -> {};

  /** Which LED's line each press flips: the wiring behind the bench. */
  private Consumer<EmulatedBoard> wires =
      lines -> {
        if (!lines.buttons().isEmpty()) {
          flips(lines, "press-btn1", "look-led1");
        }
      };

  /** The power of the board is that of its LED, too. */
  private static void darkWithoutPower(EmulatedBoard lines, Level withPower, Level without) {
    lines
        .led("power")
        .onChange(
            change ->
                lines
                    .button("look-led1")
                    .play(new Edge(change.at(), change.lit() ? withPower : without)));
  }

  private static void flips(EmulatedBoard lines, String contact, String light) {
    EmulatedButton seen = lines.button(light);
    seen.play(new Edge(Instant.now(), Level.LOW));
    lines
        .led(contact)
        .onChange(
            change -> {
              if (change.lit()) {
                seen.play(new Edge(change.at(), seen.level().opposite()));
              }
            });
  }

  private static Scenario scenario(String yaml) {
    return TestScenarios.scenario("bench.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private BenchVerdict check(String external, @Nullable Operator operator) throws Exception {
    return check(external, operator, (_, _) -> Optional.empty());
  }

  private BenchVerdict check(String external, @Nullable Operator operator, LineHolder holders)
      throws Exception {
    Scenario scenario =
        scenario(
            "version: 1\nrig: external\ndevices: [{id: dut, external: %s}]\nsteps: [delay: 1ms]\n"
                .formatted(external));
    FirmwareSpec.OnBench spec = (FirmwareSpec.OnBench) scenario.devices().getFirst().firmware();
    FirmwareSelector boards =
        _ ->
            new ExternalImage(
                spec.board(),
                null,
                (config, clock) -> {
                  EmulatedBoard lines =
                      new EmulatedBoard(config, clock, MacAddress.parse("02:00:00:00:00:01"));
                  wires.accept(lines);
                  lines.leds().stream()
                      .filter(line -> !line.id().startsWith("press-"))
                      .forEach(
                          line ->
                              line.onChange(
                                  change -> switched.add(line.id() + (change.lit() ? "+" : "-"))));
                  WiredBoard wired = new WiredBoard(lines);
                  bench.accept(wired);
                  return wired;
                });
    return new BenchCheck(scenario, boards, holders, null, SHORT).run(operator, results::add);
  }

  private WiringResult of(String part) {
    return results.stream().filter(one -> one.part().equals(part)).findFirst().orElseThrow();
  }

  @Test
  void good_wires_are_ok_and_everything_is_released_at_the_end() throws Exception {
    wires =
        lines -> {
          flips(lines, "press-btn1", "look-led1");
          darkWithoutPower(lines, Level.LOW, Level.LOW);
        };
    assertThat(
            check(
                "{buttons: {btn1: {line: 6}}, leds: {led1: {line: 27}}, power: {line: 22},"
                    + " reset: {line: 23, pulse: 20ms}}",
                null))
        .isEqualTo(BenchVerdict.OK);
    assertThat(results)
        .extracting(WiringResult::part)
        .containsExactly("btn1", "reset", "power", "led1");
    assertThat(of("btn1").line()).isEqualTo("GPIO6");
    assertThat(of("btn1").seen()).startsWith("led1 moved after ");
    assertThat(of("led1").seen()).isEqualTo("moved, 1x");
    assertThat(switched)
        .as("power with a reset, the reset by itself, power off and on, and off at the end")
        .containsExactly(
            "power+", "reset+", "reset-", "reset+", "reset-", "power-", "power+", "reset+",
            "reset-", "power-");
  }

  @Test
  void a_wire_that_leads_nowhere_is_told_with_what_to_look_at() throws Exception {
    wires = _ -> {};
    assertThat(check("{buttons: {btn1: {line: 6}}, leds: {led1: {line: 27}}}", null))
        .isEqualTo(BenchVerdict.TO_CHECK);
    assertThat(of("btn1").seen()).isEqualTo("nothing");
    assertThat(of("btn1").advice()).contains("is the line wired to the button", "'active: low'");
  }

  @Test
  void an_led_that_never_moves_while_another_does_is_dead_or_elsewhere() throws Exception {
    String two = "{buttons: {btn1: {line: 6}}, leds: {led1: {line: 27}, led2: {line: 17}}}";
    wires = lines -> flips(lines, "press-btn1", "look-led2");
    assertThat(check(two, null)).isEqualTo(BenchVerdict.TO_CHECK);
    assertThat(of("btn1").ok()).isTrue();
    assertThat(of("led2").ok()).isTrue();
    assertThat(of("led1").advice()).contains("never moved, led2 did");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HIGH | the pin reads high while it is put at low: something stronger
          LOW  | the pin reads low while it is put at high: stuck, short, or no pull
          """)
  void a_button_line_that_does_not_follow_is_stuck(Level level, String advice) throws Exception {
    bench = lines -> lines.hold("press-btn1", level);
    assertThat(check("{buttons: {btn1: {line: 6}}, leds: {led1: {line: 27}}}", null))
        .isEqualTo(BenchVerdict.TO_CHECK);
    assertThat(of("btn1").advice()).startsWith(advice);
  }

  @Test
  void lines_of_power_and_reset_that_do_not_follow_are_told() throws Exception {
    bench =
        lines -> {
          lines.hold("power", Level.HIGH);
          lines.hold("reset", Level.HIGH);
        };
    assertThat(check("{power: {line: 22}, reset: {line: 23, pulse: 5ms}}", null))
        .isEqualTo(BenchVerdict.TO_CHECK);
    assertThat(of("power").advice()).startsWith("the pin reads high while it is put at low");
    assertThat(of("reset").advice()).startsWith("the pin reads high while it is put at low");
  }

  @Test
  void an_led_that_reads_lit_without_power_has_its_level_swapped() throws Exception {
    wires =
        lines -> {
          flips(lines, "press-btn1", "look-led1");
          darkWithoutPower(lines, Level.HIGH, Level.LOW);
        };
    check(
        "{buttons: {btn1: {line: 6}}, leds: {led1: {line: 27, active: low}}, power: {line: 22}}",
        null);
    assertThat(of("led1").advice()).isEqualTo("it reads lit without power: try 'active: high'");
  }

  @Test
  void a_line_of_another_program_is_named_and_nothing_is_tried() throws Exception {
    assertThat(
            check(
                "{chip: gpiochip4, buttons: {btn1: {line: 6}}, leds: {led1: {line: 27}}}",
                null,
                (chip, line) ->
                    line.number() == 27 ? Optional.of("gpiomon on " + chip) : Optional.empty()))
        .isEqualTo(BenchVerdict.LINE_HELD);
    assertThat(results).hasSize(1);
    assertThat(of("led1").seen()).isEqualTo("held by 'gpiomon on gpiochip4'");
    assertThat(switched).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [sleep, '60']                   |                                 | OK=false | nothing | the speed, the grounds
          [sh, -c, 'echo hello; sleep 60'] |                                | OK=true  | prints 'hello' |
          [sh, -c, 'echo Idle; sleep 60'] | boot: {text: Idle}              | OK=true  | 'Idle' after |
          [sh, -c, 'echo Oops; sleep 60'] | boot: {text: Idle, within: 300ms} | OK=false | did not boot: no 'Idle' within 300ms; its console last said: Oops | does it print that text
          [sh, -c, 'echo "?x??a???"; sleep 60'] |                           | OK=false | prints | is the speed right?
          [sh, -c, 'exit 3']              |                                 | OK=false | the program ended with exit code 3 | mend that first
          [/no/such/program]              |                                 | OK=false | /no/such/program | mend that first
          """)
  void what_a_console_says_tells_how_it_is_wired(
      String process, @Nullable String boot, String ok, String seen, @Nullable String advice)
      throws Exception {
    check("{console: {process: %s}%s}".formatted(process, boot == null ? "" : ", " + boot), null);
    assertThat("OK=" + of("console").ok()).isEqualTo(ok);
    assertThat(of("console").seen()).contains(seen);
    assertThat(of("console").advice()).contains(advice == null ? "" : advice);
  }

  /** Somebody at the board, who presses as told and says what is asked for. */
  private static Operator somebody(Consumer<String> asked, boolean... answers) {
    return new Operator() {
      private int next;

      @Override
      public void ask(String what) {
        asked.accept(what);
      }

      @Override
      public boolean yes(String question) {
        return answers[next++];
      }
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false | true  |
          true  | false | it reads lit when it is dark: try 'active: low'
          false | false | its line moved and it did not: the wire is at another LED
          """)
  void somebody_who_looks_tells_a_swapped_level_from_a_wrong_wire(
      boolean before, boolean after, @Nullable String advice) throws Exception {
    Operator operator = somebody(_ -> {}, before, after);
    check("{buttons: {btn1: {line: 6, drive: push-pull}}, leds: {led1: {line: 27}}}", operator);
    assertThat(of("led1").advice()).isEqualTo(advice == null ? "" : advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          press-btn1 | GPIO6 went low |
          press-btn2 | GPIO7 went low | that is the line of btn2: swap the two
          """)
  void a_press_by_hand_is_seen_on_the_line_that_it_moves(
      String pressed, String seen, @Nullable String advice) throws Exception {
    WiredBoard[] lines = new WiredBoard[1];
    bench = opened -> lines[0] = opened;
    check(
        "{buttons: {btn1: {line: 6}, btn2: {line: 7}}}",
        somebody(
            what -> {
              if (what.startsWith("press btn1")) {
                lines[0].hold(pressed, Level.LOW);
              } else if (what.startsWith("press btn2")) {
                lines[0].hold("press-btn2", Level.LOW);
              } else {
                lines[0].letGo("press-btn1");
                lines[0].letGo("press-btn2");
              }
            }));
    WiringResult byHand = results.getFirst();
    assertThat(byHand.tried()).isEqualTo("pressed by hand");
    assertThat(byHand.seen()).isEqualTo(seen);
    assertThat(byHand.advice()).isEqualTo(advice == null ? "" : advice);
  }

  /** Ctrl-C interrupts the thread that runs the check, while the lines open or later. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_interrupt_lets_the_lines_go(boolean whileOpening) {
    Thread checking = Thread.currentThread();
    List<WiredBoard> opened = new ArrayList<>();
    bench =
        lines -> {
          opened.add(lines);
          if (whileOpening) {
            checking.interrupt();
          }
        };
    wires =
        lines ->
            lines
                .led("press-btn1")
                .onChange(
                    change -> {
                      if (change.lit()) {
                        checking.interrupt();
                      }
                    });
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> check("{buttons: {btn1: {line: 6}}, power: {line: 22}}", null));
    assertThat(opened).hasSize(1).allMatch(WiredBoard::isClosed);
    assertThat(results).isEmpty();
  }

  @Test
  void a_device_that_is_on_no_bench_is_refused() {
    Scenario scenario = scenario("version: 1\ndevices: [{id: d}]\nsteps: [delay: 1ms]\n");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BenchCheck(scenario, FirmwareSelector.COURSE, LineHolder.kernel(), null, SHORT))
        .withMessageContaining("device d says nothing of its bench");
  }
}
