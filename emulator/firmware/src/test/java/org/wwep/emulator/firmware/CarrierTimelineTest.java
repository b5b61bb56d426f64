package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;

/** Firmware that prints no address has one timeline, whatever carries it. */
class CarrierTimelineTest {
  private static List<String> client(TestCarrier on, String api) throws Exception {
    FirmwareSources sources =
        FirmwareSources.of(TestCarrier.EXAMPLES.resolve(api + "-client/main.c"));
    return ExampleClientTest.pressedTwice(on.carrier(sources), 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wiced", "modustoolbox", "zephyr"})
  void a_client_that_is_pressed(String api) throws Exception {
    assertThat(client(TestCarrier.WASM, api)).isEqualTo(client(TestCarrier.NATIVE, api));
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads.c", "printing.c", "library.c"})
  void a_program_that_runs_for_a_second(String program) throws Exception {
    assertThat(second(TestCarrier.WASM, program)).isEqualTo(second(TestCarrier.NATIVE, program));
  }

  /** Keeps every processor busy for as long as it is open. */
  private static final class Load implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    Load() {
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        threads.add(Thread.ofPlatform().daemon().name("load " + i).start(this::spin));
      }
    }

    private void spin() {
      while (!over.get()) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {
      over.set(true);
      threads.forEach(Load::join);
    }

    private static void join(Thread thread) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestCarrier.class)
  void under_load_the_timeline_is_the_same(TestCarrier on) throws Exception {
    List<String> client = client(on, "wiced");
    List<String> busy = second(on, "busy.c", MisuseKind.ENDLESS_LOOP);
    try (Load _ = new Load()) {
      assertThat(client(on, "wiced")).isEqualTo(client);
      assertThat(second(on, "busy.c", MisuseKind.ENDLESS_LOOP)).isEqualTo(busy);
    }
  }

  private static List<String> second(TestCarrier on, String program, MisuseKind... misuse)
      throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(program, Map.of()), 11)) {
      device.printedIn(1000);
      assertThat(device.log.faults()).isEmpty();
      assertThat(device.log.misuse()).containsExactly(misuse);
      return device.log.lines();
    }
  }
}
