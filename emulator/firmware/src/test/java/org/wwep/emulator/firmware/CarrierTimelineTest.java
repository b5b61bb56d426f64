package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;

/** Firmware that prints no address has one timeline, whatever carries it. */
@Tag("slow")
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

  @ParameterizedTest
  @EnumSource(TestCarrier.class)
  void a_thread_that_an_interrupt_wakes_has_its_turn_after_those_that_are_ready(TestCarrier on)
      throws Exception {
    assertThat(edges(on, "x"))
        .containsExactly(
            "0 prints ready",
            "100000000 prints reader: 1 interrupts, 0 taken",
            "100000000 prints taken 1 of 1",
            "150000000 prints taken 2 of 3",
            "150000000 prints taken 3 of 3");
  }

  @ParameterizedTest
  @EnumSource(TestCarrier.class)
  void two_interrupts_at_once_come_before_the_thread_that_they_wake(TestCarrier on)
      throws Exception {
    assertThat(edges(on, ""))
        .containsExactly(
            "0 prints ready",
            "100000000 prints taken 1 of 1",
            "150000000 prints taken 2 of 3",
            "150000000 prints taken 3 of 3");
  }

  /** Returns the lines of one edge, with which something is typed, and of two edges at once. */
  private static List<String> edges(TestCarrier on, String typed) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(on.carrier("woken.c", Map.of()), 3)) {
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(100);
            play(device, Level.LOW);
            if (!typed.isEmpty()) {
              device.firmware.type(typed.getBytes(StandardCharsets.UTF_8));
            }
            device.sleep(50);
            play(device, Level.HIGH);
            play(device, Level.LOW);
            device.sleep(10);
          });
      assertThat(device.log.faults()).isEmpty();
      return device.log.lines();
    }
  }

  private static void play(SimulatedDevice device, Level level) {
    device.board.buttons().getFirst().play(new Edge(device.world.now(), level));
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
