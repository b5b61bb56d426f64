package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.hal.BoardConfig;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.NamedAddressStack;
import org.wwep.net.TcpListener;

/** Sources that call sockets by their POSIX names reach the simulated network. */
@Tag("slow")
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
class PosixNamesTest {
  private final TestCarrier on;

  PosixNamesTest(TestCarrier on) {
    this.on = on;
  }

  private static final Duration WAIT = Duration.ofSeconds(2);

  private static void answer(SimHost host) throws InterruptedException {
    try (TcpListener listener = host.listen(new Endpoint(SimulatedDevice.SERVER, 80));
        Connection connection = listener.accept(Duration.ofSeconds(30))) {
      byte[] request = new byte[100];
      connection.receive(request, 0, request.length, WAIT);
      connection.send("HTTP/1.0 200 OK\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII), WAIT);
    } catch (LinkException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_posix_client_gets_a_page_from_a_host_of_the_world() throws Exception {
    FirmwareCarrier client = on.carrier(FirmwareSources.of(Path.of("src/test/c/posix_get.c")));
    try (SimulatedDevice device = new SimulatedDevice(client, 3)) {
      SimHost host = device.network.host("server", SimulatedDevice.SERVER);
      device.world.rtos("server").spawn("page", () -> answer(host));
      assertThat(device.printedIn(20_000))
          .isEqualTo(
              """
              unknown -2
              lookup 0
              198.51.100.3:80
              HTTP/1.0 200 OK\r
              \r
              hello
              end 0
              """);
      assertThat(device.log.faults()).isEmpty();
      assertThat(device.host.openSockets()).isZero();
    }
  }

  @Test
  void a_client_walks_through_all_addresses_of_a_name_in_their_order() throws Exception {
    FirmwareCarrier client = on.carrier(FirmwareSources.of(Path.of("src/test/c/posix_get.c")));
    List<InetAddress> addresses =
        List.of(
            InetAddress.ofLiteral("2001:db8::1"),
            InetAddress.ofLiteral("198.51.100.77"),
            SimulatedDevice.SERVER,
            InetAddress.ofLiteral("198.51.100.78"));
    try (SimulatedDevice device =
        new SimulatedDevice(
            client, 3, BoardConfig.defaults(), host -> new NamedAddressStack(host, addresses))) {
      SimHost host = device.network.host("server", SimulatedDevice.SERVER);
      device.world.rtos("server").spawn("page", () -> answer(host));
      assertThat(device.printedIn(120_000))
          .contains(
              """
              lookup 0
              198.51.100.77:80
              198.51.100.3:80
              HTTP/1.0 200 OK\r
              """)
          .doesNotContain("198.51.100.78");
      assertThat(device.log.faults()).isEmpty();
      assertThat(device.host.openSockets()).isZero();
    }
  }
}
