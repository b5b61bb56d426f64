package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;

/** What FreeRTOS and Zephyr's kernel do here. */
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
class KernelTest {
  private final TestCarrier on;

  KernelTest(TestCarrier on) {
    this.on = on;
  }

  private static final Path C = Path.of("src/test/c");

  private SimulatedDevice device(String program) throws Exception {
    return new SimulatedDevice(on.carrier(FirmwareSources.of(C.resolve(program))), 1);
  }

  @Test
  void freertos_tasks_queues_timers_and_events_work() throws Exception {
    try (SimulatedDevice device = device("freertos.c")) {
      assertThat(device.printedIn(2000))
          .isEqualTo(
              """
              before
              starting
              got 1 at 0
              got 2 at 10
              got 3 at 20
              got 4 at 30
              notified 1 7, again 0
              full 0 first 6 left 1
              take 1 0 give 1 give 1 give 0
              held 1 free 1
              bits 1 after 5
              not all 0
              timer 3 after 60 bits 2
              tasks 1
              """);
      assertThat(device.log.misuse()).containsExactly(MisuseKind.DOUBLE_DELETE);
      assertThat(device.world.tasks()).noneMatch(name -> name.contains("consumer"));
    }
  }

  @Test
  void zephyr_threads_queues_work_and_the_console_work() throws Exception {
    try (SimulatedDevice device = device("zephyr_kernel.c")) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(2000);
            device.firmware.type("typed\n".getBytes(StandardCharsets.US_ASCII));
            device.sleep(100);
          });
      assertThat(device.log.text())
          .isEqualTo(
              """
              init
              early thread
              main 0
              not in time -11 -16
              at most 2
              number 1 at 25
              number 2 at 25
              number 3 at 25
              number 4 at 25
              none -42
              events 3
              joined 0
              work 1 at 35
              work 2 at 65
              expired 3, waited 100
              locked 0 0 0 0 -22
              <inf> kernel_test: informed 1
              line 'typed'
              """);
      assertThat(device.log.misuse()).containsExactly(MisuseKind.BAD_CALL);
      assertThat(device.log.faults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.kind()).isEqualTo(FaultKind.ASSERT));
    }
  }
}
