package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.net.Endpoint;
import org.wwep.net.NamedAddressStack;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.TestCertificates;
import org.wwep.rtos.HostRtos;

/** A name with an address at which nobody is, before the one at which somebody is. */
@Timeout(30)
class SecondAddressTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void the_part_tells_its_firmware_all_addresses_of_a_name() throws Exception {
    try (HostRtos rtos = new HostRtos(1);
        HostRtos inside = new HostRtos(2);
        HostStack network = new HostStack()) {
      NamedAddressStack two = NamedAddressStack.refusingFirst(network);
      try (CoprocessorStack nwp =
          new CoprocessorStack(
              new CoprocessorParts(
                  rtos,
                  inside,
                  two,
                  TestCertificates.replayed(new SimRandom(1), inside::now),
                  new ProvisionedFlash()::mount),
              CoprocessorConfig.PART.atOnce(),
              CoprocessorSimulation.PROFILE,
              ProvisionedFlash.TAGS)) {
        nwp.join(LONG);
        assertThat(nwp.resolveAll("class.example", LONG)).isEqualTo(two.addresses());
      }
    }
  }

  @Test
  void a_device_is_given_a_network_at_the_address_where_it_listens() throws Exception {
    try (HostStack network = new HostStack();
        ServerSocket device = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      List<Endpoint> addresses =
          NamedAddressStack.refusingFirst(network).addresses().stream()
              .map(address -> new Endpoint(address, device.getLocalPort()))
              .toList();
      CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> answered(device));
      new ProvisioningClient(network, addresses, LONG).add(new WlanProfile("WWEP", "", 0));
      assertThat(asked.get(10, TimeUnit.SECONDS))
          .startsWith("POST /api/1/wlan/profile_add HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    }
  }

  private static String answered(ServerSocket device) {
    try (Socket phone = device.accept()) {
      byte[] buffer = new byte[1024];
      int length = phone.getInputStream().read(buffer);
      phone.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII));
      return new String(buffer, 0, length, US_ASCII);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
