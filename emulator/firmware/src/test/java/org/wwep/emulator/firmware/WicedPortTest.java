package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;

/** What the WICED interface does, and how it tells of misuse. */
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
class WicedPortTest {
  private final TestCarrier on;

  WicedPortTest(TestCarrier on) {
    this.on = on;
  }

  private static final Path C = Path.of("src/test/c");

  @ParameterizedTest
  @CsvSource({
    "1, DOUBLE_DELETE, a packet is deleted a second time",
    "2, WINDOW_OVERRUN, a packet was written 2 bytes past its end",
    "3, WINDOW_OVERRUN, the end of a packet is set outside of its 1460 bytes",
    "4, LEAK, a socket is deleted that still has 1 of its packets",
    "5, STACK_TOO_SMALL, 'bytes of stack and has 1024'",
    "6, DOUBLE_DELETE, a semaphore is deinitialised a second time",
    "7, STACK_TOO_SMALL, 'thread endless used '",
  })
  void misuse_is_told_as_what_it_is(int number, MisuseKind kind, String text) throws Exception {
    FirmwareSources sources =
        FirmwareSources.of(C.resolve("wiced_misuse.c"))
            .withDefine("MISUSE", Integer.toString(number));
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(sources), 1)) {
      device.printedIn(1000);
      assertThat(device.log.misuse()).containsExactly(kind);
      assertThat(device.log.lines().toString()).contains(text);
    }
  }

  @Test
  void what_the_firmware_itself_expects_is_reported_and_it_goes_on() throws Exception {
    FirmwareSources sources =
        FirmwareSources.of(C.resolve("wiced_misuse.c")).withDefine("MISUSE", "8");
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(sources), 1)) {
      device.printedIn(1000);
      assertThat(device.log.misuse())
          .containsExactly(MisuseKind.EXPECTATION, MisuseKind.EXPECTATION);
      assertThat(device.log.lines().toString())
          .containsPattern("room == 0 does not hold in application_start at wiced_misuse.c:\\d+")
          .containsPattern("packet == NULL does not hold in application_start")
          .doesNotContain("room > 0");
    }
  }

  @Test
  void a_program_without_mistakes_has_no_reports() throws Exception {
    FirmwareSources sources =
        FirmwareSources.of(C.resolve("wiced_misuse.c")).withDefine("MISUSE", "0");
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(sources), 1)) {
      device.printedIn(1000);
      assertThat(device.log.misuse()).isEmpty();
      assertThat(device.host.openSockets()).isZero();
    }
  }

  @Test
  void queues_events_timers_mutexes_and_the_uart_work() throws Exception {
    FirmwareSources sources =
        new FirmwareSources(List.of(C.resolve("wiced_rtos.c")), List.of(), Map.of());
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(sources), 1)) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(500);
            assertThat(device.log.text()).endsWith("prompt> ");
            device.firmware.type("o".getBytes(StandardCharsets.US_ASCII));
            device.sleep(5);
            device.firmware.type("k!".getBytes(StandardCharsets.US_ASCII));
            device.sleep(5);
          });
      assertThat(device.log.text())
          .isEqualTo(
              """
              full 0
              got 0
              got 1
              got 2
              got 3
              empty 2
              events 0 3 at 30
              ticks 3
              locked at 120
              random 1
              prompt> typed ok
              """);
      assertThat(device.log.misuse()).isEmpty();
    }
  }

  @Test
  void a_deleted_thread_does_not_go_on() throws Exception {
    FirmwareSources sources = FirmwareSources.of(C.resolve("wiced_delete.c"));
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(sources), 1)) {
      assertThat(device.printedIn(500))
          .isEqualTo("first waits\nsecond waits\nsecond goes on\ncurrent 4\nend\n");
      assertThat(device.log.misuse()).containsExactly(MisuseKind.DOUBLE_DELETE);
      assertThat(device.world.tasks()).noneMatch(name -> name.contains("first"));
    }
  }
}
