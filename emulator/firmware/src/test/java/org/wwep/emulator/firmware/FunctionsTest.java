package org.wwep.emulator.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpSocket;
import org.wwep.protocol.server.ServerSettings;

/**
 * Each function of each interface does what its vendor says: programs that claim so, line by line.
 */
@Tag("slow")
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
class FunctionsTest {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final InetAddress OTHER = InetAddress.ofLiteral("198.51.100.20");
  private final TestCarrier on;

  FunctionsTest(TestCarrier on) {
    this.on = on;
  }

  /** What a test does while its program runs. */
  @FunctionalInterface
  private interface Part {
    void play(SimulatedDevice device) throws Exception;
  }

  /** Runs a program to its end, and looks at what it claims. */
  private FirmwareLog run(String program, Map<String, String> defines, Part part) throws Exception {
    FirmwareCarrier carrier = on.carrier(program, defines);
    try (SimulatedDevice device = new SimulatedDevice(carrier, 1)) {
      Simulation.Script script =
          () -> {
            device.firmware.powerOn();
            part.play(device);
            device.sleep(20_000);
          };
      device.withServer(
          ServerSettings.at(new Endpoint(SimulatedDevice.SERVER, 27_708)), _ -> {}, script);
      assertThat(device.log.text().lines())
          .noneMatch(line -> line.startsWith("line "))
          .last()
          .asString()
          .matches("0 of [1-9]\\d+ claims are broken");
      assertThat(device.host.openSockets()).isZero();
      return device.log;
    }
  }

  private static void awaitText(SimulatedDevice device, String text) throws InterruptedException {
    for (int i = 0; i < 6_000 && !device.log.text().contains(text); i++) {
      device.sleep(10);
    }
  }

  private static void press(SimulatedDevice device, int times) throws InterruptedException {
    awaitText(device, "press");
    device.sleep(400);
    for (int i = 0; i < times; i++) {
      device.press();
      device.sleep(950);
    }
  }

  private static String answer(SimulatedDevice device, int port, String request) throws Exception {
    awaitText(device, "serving");
    SimHost other = device.network.host("other", OTHER);
    StringBuilder all = new StringBuilder();
    byte[] room = new byte[512];
    try (TcpSocket socket = other.socket()) {
      socket.connect(new Endpoint(SimulatedDevice.DEVICE, port), WAIT);
      socket.send(request.getBytes(US_ASCII), WAIT);
      for (int got = 0; got >= 0; got = socket.receive(room, 0, room.length, WAIT)) {
        all.append(new String(room, 0, got, US_ASCII));
      }
    }
    return all.toString();
  }

  private static void assertClean(FirmwareLog log) {
    assertThat(log.misuse()).isEmpty();
    assertThat(log.faults()).isEmpty();
  }

  @Test
  void of_wiced() throws Exception {
    FirmwareLog log = run("functions_wiced.c", Map.of(), device -> press(device, 3));
    assertThat(log.text()).startsWith("macro library mistake error info\n");
    assertThat(log.misuse()).containsExactly(MisuseKind.EXPECTATION);
    assertThat(log.faults()).isEmpty();
  }

  @Test
  void of_wiceds_services() throws Exception {
    assertClean(
        run(
            "functions_services.c",
            Map.of(),
            device ->
                assertThat(answer(device, 80, "GET /parts HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .contains("chunked", "no-cache")
                    .endsWith("\r\n\r\n4\r\nlogo\r\n0\r\n\r\n")));
  }

  @Test
  void of_freertos() throws Exception {
    assertClean(run("functions_freertos.c", Map.of(), _ -> {}));
  }

  @Test
  void of_freertos_in_interrupts() throws Exception {
    assertClean(run("functions_freertos_isr.c", Map.of(), device -> press(device, 1)));
  }

  @Test
  void of_modustoolbox() throws Exception {
    FirmwareLog log =
        run(
            "functions_modustoolbox.c",
            Map.of(),
            device -> {
              awaitText(device, "type\n");
              device.sleep(100);
              device.firmware.type("typed".getBytes(US_ASCII));
            });
    assertThat(log.misuse()).isEmpty();
    assertThat(log.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.kind()).isEqualTo(FaultKind.ASSERT))
        .satisfies(fault -> assertThat(fault.text()).contains("CY_HALT"));
  }

  @Test
  void of_zephyrs_kernel() throws Exception {
    assertClean(run("functions_zephyr_kernel.c", Map.of(), _ -> {}));
  }

  @ParameterizedTest
  @CsvSource({"k_panic(), ABORT", "k_oops(), ABORT", "sys_reboot(SYS_REBOOT_COLD), EXIT"})
  void of_what_threads_of_zephyr_share(String end, FaultKind kind) throws Exception {
    FirmwareLog log = run("functions_zephyr_sync.c", Map.of("END", end), _ -> {});
    assertThat(log.misuse()).isEmpty();
    assertThat(log.faults()).extracting(FirmwareFault::kind).isEqualTo(List.of(kind));
  }

  @Test
  void of_zephyrs_parts() throws Exception {
    FirmwareLog log =
        run(
            "functions_zephyr_parts.c",
            Map.of(),
            device -> {
              press(device, 3);
              awaitText(device, "type\n");
              device.sleep(100);
              device.firmware.type("ab".getBytes(US_ASCII));
            });
    assertClean(log);
    assertThat(log.text())
        .startsWith(
            """
            5 and 6
            <wrn> parts: warned 1
            <err> parts: err 01 ab
            <wrn> parts: wrn 01 ab
            <inf> parts: inf 01 ab
            printk
            raw
            press
            """);
  }

  @Test
  void of_zephyrs_network() throws Exception {
    assertClean(
        run(
            "functions_zephyr_net.c",
            Map.of(),
            device -> assertThat(answer(device, 7, "echo")).isEqualTo("echo")));
  }
}
