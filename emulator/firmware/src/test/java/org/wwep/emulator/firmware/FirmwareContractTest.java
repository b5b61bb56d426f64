package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What small C programs do on every carrier. */
@ParameterizedClass
@EnumSource(TestCarrier.class)
@Tag("slow")
class FirmwareContractTest {
  private final TestCarrier on;

  FirmwareContractTest(TestCarrier on) {
    this.on = on;
  }

  private SimulatedDevice device(String program) throws Exception {
    return new SimulatedDevice(on.carrier(program, Map.of()), 1);
  }

  @Test
  void what_it_prints_reaches_the_console() throws Exception {
    try (SimulatedDevice device = device("hello.c")) {
      assertThat(device.printedIn(1)).isEqualTo("hello 42\n");
    }
  }

  @Test
  void threads_take_turns_and_delays_are_exact() throws Exception {
    try (SimulatedDevice device = device("threads.c")) {
      assertThat(device.printedIn(1000))
          .isEqualTo(
              """
              ping 0 at 0 ms
              pong 0 here
              ping 1 at 10 ms
              pong 1 here
              ping 2 at 20 ms
              pong 2 here
              timeout 0 at 55 ms
              """);
    }
  }

  @Test
  void a_megabyte_of_text_arrives_whole() throws Exception {
    try (SimulatedDevice device = device("printing.c")) {
      String text = device.printedIn(1000);
      assertThat(text.lines().count()).isEqualTo(16_384);
      assertThat(text.length()).isEqualTo(16_384 * 65);
      assertThat(text.substring(text.length() - 65)).startsWith("16383 ");
    }
  }

  @Test
  void an_interrupt_wakes_a_thread() throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(on.carrier("interrupts.c", Map.of("MODE", "0")), 1)) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1);
            device.press();
            device.press();
            device.sleep(1);
          });
      assertThat(device.log.text()).isEqualTo("ready\nled 1\nled 0\n");
      assertThat(device.lights()).hasSize(2);
      assertThat(device.log.misuse()).isEmpty();
    }
  }

  @Test
  void blocking_in_an_interrupt_is_reported_and_refused() throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(on.carrier("interrupts.c", Map.of("MODE", "1")), 1)) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1);
            device.press();
          });
      assertThat(device.log.misuse()).containsExactly(MisuseKind.BLOCKING_INTERRUPT);
      assertThat(device.log.text()).contains("delay gives -11\n", "led 1\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3"})
  void an_interrupt_that_never_returns_is_a_fault(String mode) throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(on.carrier("interrupts.c", Map.of("MODE", mode)), 1)) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1);
            device.press();
          });
      assertThat(device.log.faults())
          .extracting(FirmwareFault::kind, FirmwareFault::function)
          .containsExactly(tuple(FaultKind.ENDLESS_INTERRUPT, "on_press"));
    }
  }

  @Test
  void busy_loops_let_time_pass_and_empty_ones_wait() throws Exception {
    try (SimulatedDevice device = device("busy.c")) {
      String text = device.printedIn(1000);
      assertThat(text).startsWith("nothing to do\n").endsWith(" rounds\n");
      assertThat(device.log.misuse()).contains(MisuseKind.ENDLESS_LOOP);
      try (SimulatedDevice again = device("busy.c")) {
        again.printedIn(1000);
        assertThat(again.log.lines()).isEqualTo(device.log.lines());
      }
    }
  }

  @Test
  @Timeout(60)
  void time_passes_for_a_loop_that_reads_a_pin_until_it_is_pressed() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (SimulatedDevice device = new SimulatedDevice(on.carrier("polling.c", Map.of()), 1)) {
        device.world.run(
            () -> {
              device.firmware.powerOn();
              device.sleep(500);
              device.press();
              device.sleep(100);
            });
        assertThat(device.log.text()).endsWith("pressed after 500 ms\n");
        lines.add(device.log.lines().toString());
      }
    }
    assertThat(lines.get(1)).isEqualTo(lines.get(0));
  }

  @Test
  @Timeout(60)
  void time_passes_for_a_loop_that_prints_and_never_waits() throws Exception {
    Map<String, String> printing = Map.of("PRINTING", "1");
    try (SimulatedDevice device = new SimulatedDevice(on.carrier("polling.c", printing), 1)) {
      assertThat(device.printedIn(100)).startsWith("again\nagain\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, CRASH, bad memory access in thread application, crash, faults.c:29",
    "2, STACK_OVERFLOW, stack of thread application exhausted, deeper, ''",
    "3, ASSERT, assert(FAULT == 0), crash, faults.c:31",
    "4, ABORT, abort(), crash, faults.c:32",
    "5, EXIT, exit(3), crash, faults.c:33",
    "7, FORBIDDEN_CALL, '', forbidden_fork, ''",
    "8, FORBIDDEN_CALL, '', crash, faults.c:35",
    "9, CRASH, bad memory access in thread application, crash, faults.c:36",
    "10, STACK_OVERFLOW, stack of thread application exhausted, endless, faults.c:1",
    "11, CRASH, division by zero in thread application, crash, faults.c:38",
    "12, CRASH, in thread application, crash, faults.c:39",
    "13, CRASH, illegal instruction in thread application, crash, faults.c:40",
  })
  void an_end_is_a_result_that_says_where(
      int fault, FaultKind kind, String text, String function, String place) throws Exception {
    Map<String, String> defines = Map.of("FAULT", Integer.toString(fault));
    try (SimulatedDevice device = new SimulatedDevice(on.carrier("faults.c", defines), 1)) {
      device.printedIn(10);
      assertThat(device.log.text()).isEqualTo("about to end\n");
      assertThat(device.log.faults()).hasSize(1);
      FirmwareFault seen = device.log.faults().getFirst();
      assertThat(seen.kind()).isEqualTo(kind);
      assertThat(seen.text()).contains(text);
      assertThat(seen.function()).isEqualTo(function);
      assertThat(seen.place()).contains(place);
      assertThat(device.firmware.running()).isFalse();
    }
  }

  @Test
  void firmware_that_does_nothing_says_so() throws Exception {
    try (SimulatedDevice device = device("nothing.c")) {
      assertThat(device.printedIn(100)).isEmpty();
      assertThat(device.log.faults())
          .extracting(FirmwareFault::kind)
          .containsExactly(FaultKind.NOTHING_DONE);
    }
  }

  @Test
  void firmware_without_a_function_to_begin_in_ends_by_a_fault() throws Exception {
    try (SimulatedDevice device = device("unbegun.c")) {
      assertThat(device.printedIn(100)).isEmpty();
      assertThat(device.log.faults()).hasSize(1);
      FirmwareFault fault = device.log.faults().getFirst();
      assertThat(fault.kind()).isEqualTo(FaultKind.NOTHING_DONE);
      assertThat(fault.text()).isEqualTo("it has neither application_start nor main");
    }
    try (SimulatedDevice device =
        new SimulatedDevice(on.carrier("unbegun.c", Map.of("THREAD", "1")), 1)) {
      assertThat(device.printedIn(100)).isEqualTo("alone\n");
      assertThat(device.log.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "20"})
  void firmware_without_a_thread_that_has_done_nothing_says_so(String idle) throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(on.carrier("idle.c", Map.of("IDLE", idle)), 1)) {
      assertThat(device.printedIn(100)).isEmpty();
      assertThat(device.log.faults())
          .extracting(FirmwareFault::kind)
          .containsExactly(FaultKind.NOTHING_DONE);
      assertThat(device.log.misuse()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, sleeps",
    "2, sleeps",
    "3, waits for what nobody gives",
    "4, waits for what nobody gives",
    "5, sleeps",
    "6, only waits",
    "11, waits for what nobody gives",
    "12, sleeps",
    "21, waits for what nobody gives",
    "22, sleeps"
  })
  void firmware_that_waits_for_ever_and_does_nothing_says_so_once(String idle, String what)
      throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(on.carrier("idle.c", Map.of("IDLE", idle)), 1)) {
      assertThat(device.printedIn(9_999)).isEmpty();
      assertThat(device.log.misuse()).isEmpty();
      device.world.run(() -> device.sleep(5_000));
      assertThat(device.log.misuse()).containsExactly(MisuseKind.IDLE);
      assertThat(device.log.lines())
          .first()
          .asString()
          .startsWith(
              "10000000000 IDLE: nothing was seen of it for 10 s after power on, and it " + what);
      assertThat(device.log.faults()).isEmpty();
    }
  }

  @Test
  void firmware_that_is_seen_just_in_time_is_not_idle() throws Exception {
    try (SimulatedDevice device =
        new SimulatedDevice(on.carrier("idle.c", Map.of("IDLE", "7")), 1)) {
      assertThat(device.printedIn(60_000)).isEqualTo("just in time\n");
      assertThat(device.log.misuse()).isEmpty();
      assertThat(device.log.faults()).isEmpty();
    }
  }

  @Test
  void power_off_ends_it_and_power_on_begins_anew() throws Exception {
    try (SimulatedDevice device = device("threads.c")) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(5);
            device.firmware.powerOff();
            device.sleep(100);
            device.firmware.powerOn();
            device.sleep(5);
          });
      assertThat(device.log.text())
          .isEqualTo("ping 0 at 0 ms\npong 0 here\nping 0 at 0 ms\npong 0 here\n");
    }
  }
}
