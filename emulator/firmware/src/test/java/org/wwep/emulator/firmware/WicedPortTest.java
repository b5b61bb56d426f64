package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpListener;

/** What the WICED interface does, and how it tells of misuse. */
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
@Tag("slow")
class WicedPortTest {
  private final TestCarrier on;

  WicedPortTest(TestCarrier on) {
    this.on = on;
  }

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Path C = Path.of("src/test/c");

  @ParameterizedTest
  @CsvSource({
    "1, DOUBLE_DELETE, a packet is deleted a second time",
    "2, WINDOW_OVERRUN, a packet was written 2 bytes past its end",
    "3, WINDOW_OVERRUN, the end of a packet is set outside of its 1460 bytes",
    "4, LEAK, a socket is deleted that still has 1 of its packets",
    "5, STACK_TOO_SMALL, 'bytes of stack and has 1024'",
    "6, DOUBLE_DELETE, a semaphore is deinitialised a second time",
    "9, BAD_CALL, no access point",
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

  /** What the test does at the other end of the firmware's connection. */
  @FunctionalInterface
  private interface PeerScript {
    void run(Connection peer) throws LinkException, InterruptedException;
  }

  /** Switches on, with a server that accepts one connection, and waits a while after its end. */
  private static void withPeer(SimulatedDevice device, PeerScript script) throws Exception {
    SimHost server = device.network.host("server", SimulatedDevice.SERVER);
    device.world.run(
        () -> {
          try (TcpListener listener = server.listen(new Endpoint(SimulatedDevice.SERVER, 27708))) {
            device.firmware.powerOn();
            try (Connection peer = listener.accept(LONG)) {
              script.run(peer);
            }
            device.sleep(3000);
          }
        });
  }

  @Test
  void packets_that_the_stack_has_not_sent_use_the_pool_up() throws Exception {
    FirmwareSources sources = FirmwareSources.of(C.resolve("wiced_unsent.c"));
    List<Integer> read = new ArrayList<>();
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(sources), 1)) {
      withPeer(
          device,
          peer -> {
            device.sleep(2000);
            assertThat(device.log.text()).endsWith("\nno packet is left after 46\n");
            byte[] buffer = new byte[4096];
            int count = peer.receive(buffer, 0, buffer.length, LONG);
            while (count > 0) {
              read.add(count);
              count = peer.receive(buffer, 0, buffer.length, LONG);
            }
          });
      assertThat(device.log.text()).endsWith("\nthe stack has sent\nstream 0\ndeinit 0\n");
      int packets = Integer.parseInt(device.log.text().replaceAll("(?s)\\D*(\\d+)\n.*", "$1"));
      assertThat(read.stream().mapToInt(Integer::intValue).sum()).isEqualTo(packets * 1460 + 5000);
      assertThat(device.log.misuse()).isEmpty();
    }
  }

  @Test
  void callbacks_of_a_client_are_registered_later_and_taken_back() throws Exception {
    FirmwareSources sources = FirmwareSources.of(C.resolve("wiced_callbacks.c"));
    try (SimulatedDevice device = new SimulatedDevice(on.carrier(sources), 1)) {
      withPeer(
          device,
          peer -> {
            for (String text : List.of("one", "two", "three")) {
              device.sleep(1000);
              peer.send(text.getBytes(StandardCharsets.US_ASCII), LONG);
            }
            device.sleep(200);
          });
      assertThat(device.log.text())
          .isEqualTo(
              """
              Creating Packet pools
              connected first
              first: one
              by hand: two
              second: three
              disconnected second
              """);
      assertThat(device.log.misuse()).isEmpty();
      assertThat(device.host.openSockets()).isZero();
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
