package org.wwep.emulator.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.carrier.Carriers;
import org.wwep.emulator.carrier.FirmwareBuildException;
import org.wwep.emulator.run.RunResult.Verdict;
import org.wwep.emulator.scenario.Rig;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.timeline.EventLog;

/** Firmware in C under scenarios: what works is seen, what goes wrong is a result. */
@Tag("slow")
class CFirmwareTest {
  private static final Path EXAMPLES = Path.of("..", "..", "docs", "examples", "firmware");
  private static final String KITCHEN = "devices: [{id: kitchen, firmware: {c: [main.c]}}]\n";

  private final List<String> commands = new ArrayList<>();
  private Path folder;
  private Carriers carriers;

  @BeforeEach
  void needsACompiler(@TempDir Path folder) {
    this.folder = folder;
    carriers =
        new Carriers(
            Carriers.installed().providers(), Path.of("target", "firmware"), commands::add);
    assumeTrue(
        carriers.providers().stream().anyMatch(one -> one.obstacle().isEmpty()),
        "no C compiler here: apt install gcc libc6-dev");
  }

  private RunResult run(Scenario scenario, Rig rig) throws Exception {
    return TestFirmware.run(scenario, rig, 7, TestFirmware.load(scenario, carriers));
  }

  private RunResult run(String main, String devices, String steps) throws Exception {
    Files.writeString(folder.resolve("main.c"), "#include \"wiced.h\"\n" + main);
    return run(scenario(devices + "steps:\n" + TestScenarios.lines(steps)), Rig.SIM);
  }

  private Scenario scenario(String rest) {
    return TestScenarios.scenario(
        folder.resolve("t.yaml").toString(), ("version: 1\n" + rest).getBytes(UTF_8));
  }

  private static Scenario example(String api) throws Exception {
    return example(api + "-client", "press.yaml");
  }

  private static Scenario example(String example, String name) throws Exception {
    Path file = EXAMPLES.resolve(example).resolve(name);
    return TestScenarios.scenario(file.toString(), Files.readAllBytes(file));
  }

  private static Stream<Arguments> interfacesAndRigs() {
    return Stream.of("wiced", "modustoolbox", "zephyr")
        .flatMap(api -> Stream.of(Rig.SIM, Rig.EMULATED).map(rig -> Arguments.of(api, rig)));
  }

  private void passes(Scenario scenario, Rig rig) throws Exception {
    RunResult result = run(scenario, rig);
    assertThat(result.failure()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
  }

  @ParameterizedTest
  @MethodSource("interfacesAndRigs")
  void the_examples_pass_their_scenarios_on_both_rigs(String api, Rig rig) throws Exception {
    passes(example(api), rig);
  }

  @ParameterizedTest
  @MethodSource("interfacesAndRigs")
  void the_example_servers_answer_clients_in_c_and_the_courses(String api, Rig rig)
      throws Exception {
    passes(example(api + "-server", "serve.yaml"), rig);
  }

  @Test
  void a_server_that_crashes_or_does_not_listen_fails_the_step_by_its_name() throws Exception {
    String server = "server: {firmware: {c: [main.c]}}\n";
    assertThat(
            run(
                    "void application_start(void) { *(volatile int *)0x10 = 1; }\n",
                    server,
                    "delay: 1s")
                .failure())
        .containsPattern(
            "the firmware of server ended @ 0.*: CRASH: .* application_start at main.c:2");
    assertThat(
            run("void application_start(void) { wiced_init(); }\n", server, "delay: 1s").failure())
        .contains(
            "the firmware of server ended @ 30.000s: SILENT_SERVER: it does not listen at port 27708");
  }

  @Test
  void an_expectation_of_the_firmware_fails_the_step_and_can_be_forgiven() throws Exception {
    String main =
        "#include \"wwep.h\"\nvoid application_start(void) { wiced_init();"
            + " wiced_rtos_delay_milliseconds(250); wwep_expect(1 + 1 == 3); }\n";
    assertThat(run(main, KITCHEN, "delay: 1s").failure())
        .contains("an expectation of the firmware of kitchen failed @ 0.25")
        .contains("1 + 1 == 3 does not hold in application_start at main.c:3");
    assertThat(run(main, KITCHEN.replace("}}", "}, on-fault: continue}"), "delay: 1s").failure())
        .isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Rig.class,
      names = {"SIM", "EMULATED"})
  void what_firmware_sends_over_tls_is_seen_from_outside(Rig rig) throws Exception {
    passes(example("wiced-dual-client", "press.yaml"), rig);
  }

  @Test
  void the_same_seed_gives_the_same_event_log() throws Exception {
    Scenario scenario = example("wiced");
    assertThat(EventLog.text(run(scenario, Rig.SIM).timeline()))
        .isEqualTo(EventLog.text(run(scenario, Rig.SIM).timeline()))
        .contains("kitchen prints ready");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          *(volatile int *)0x10 = 1;                  | CRASH: .* in go at main.c:3
          volatile int zero = 0, x; x = 7 / zero;     | CRASH: .* in go at main.c:3
          assert(1 == 2);                             | ASSERT: .* in go at main.c:3
          abort();                                    | ABORT: .* in go at main.c:3
          exit(3);                                    | EXIT: .* in go at main.c:3
          char big[4096]; memset(big, 1, 4096); go(); | STACK_OVERFLOW: .* in go at main.c:3
          while (1) {}                                | ENDLESS_LOOP: .* in go at main.c:3
          fopen("/etc/passwd", "r");                  | FORBIDDEN_CALL: .*
          """)
  void a_fault_fails_the_step_with_kind_function_place_device_and_time(String body, String line)
      throws Exception {
    RunResult result =
        run(
            "#include <assert.h>\nstatic __attribute__((noinline)) int go(void) { "
                + body
                + " return 0; }\nvoid application_start(void) { wiced_init();"
                + " wiced_rtos_delay_milliseconds(250); go(); }\n",
            KITCHEN,
            "delay: 100ms; wait-serial: {text: never, timeout: 20s}");
    assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(result.failure())
        .contains("t.yaml:5 step 2 \"wait-serial\" @ 0.25")
        .containsPattern("the firmware of kitchen ended @ 0\\.25\\d*s: " + line);
  }

  @Test
  void what_is_typed_reaches_the_uart_and_several_parts_have_their_own_names() throws Exception {
    RunResult result =
        run(
            """
            static void on_press(void *arg) { wiced_gpio_output_high(WICED_LED2); }
            void application_start(void) {
              wiced_init();
              wiced_gpio_input_irq_enable(WICED_BUTTON2, IRQ_TRIGGER_FALLING_EDGE, on_press, NULL);
              while (1) {
                char byte; uint32_t size = 1;
                if (wiced_uart_receive_bytes(STDIO_UART, &byte, &size, WICED_NEVER_TIMEOUT) == WICED_SUCCESS) {
                  WPRINT_APP_INFO(("got %02x\\n", byte));
                }
              }
            }
            """,
            "devices: [{id: kitchen, firmware: {c: [main.c]}, buttons: [SW1, SW2], leds: [D1, D2]}]\n",
            "write-serial: a; wait-serial: got 61; write-serial: [0]; wait-serial: got 00;"
                + " press: SW2; expect-pin: {part-id: D2, value: 1}; expect-pin: {part-id: D1, value: 0}");
    assertThat(result.failure()).isNull();
  }

  @Test
  void after_a_reboot_memory_is_fresh_and_buttons_work_again() throws Exception {
    RunResult result =
        run(
            """
            static int count;
            static void on_press(void *arg) { WPRINT_APP_INFO(("press %d\\n", ++count)); }
            void application_start(void) {
              wiced_init();
              wiced_gpio_output_high(WICED_LED1);
              wiced_gpio_input_irq_enable(WICED_BUTTON1, IRQ_TRIGGER_FALLING_EDGE, on_press, NULL);
            }
            """,
            KITCHEN,
            "delay: 100ms; press: btn1; wait-serial: press 1; press: btn1; wait-serial: press 2; power-off: kitchen;"
                + " expect-pin: {part-id: led1, value: 0}; press: btn1; power-on: kitchen; delay: 100ms;"
                + " expect-pin: {part-id: led1, value: 1}; press: btn1; wait-serial: press 1");
    assertThat(result.failure()).isNull();
  }

  @Test
  void what_does_not_compile_is_told_in_the_compilers_own_lines() throws Exception {
    assertThatThrownBy(
            () -> run("void application_start(void) { wrong(; }\n", KITCHEN, "delay: 1s"))
        .isInstanceOf(FirmwareBuildException.class)
        .hasMessageContaining("main.c:2:")
        .hasMessageContaining("error:");
  }

  @Test
  void sources_that_have_not_changed_are_not_compiled_again() throws Exception {
    String main =
        "void application_start(void) { /* "
            + folder
            + " */ wiced_init(); }\nint x"
            + System.nanoTime()
            + ";\n";
    run(main, KITCHEN, "delay: 1s");
    int calls = commands.size();
    assertThat(calls).isPositive();
    run(main, KITCHEN, "delay: 1s");
    assertThat(commands).hasSize(calls);
  }
}
