package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.host.HostedFirmware;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.tls.Tls;

/** A client and a server in C meet in one simulated network. */
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
@Tag("slow")
class FirmwarePairTest {
  private final TestCarrier on;

  FirmwarePairTest(TestCarrier on) {
    this.on = on;
  }

  @Test
  void a_client_finds_its_server_by_mdns_and_frames_of_20_bytes_are_answered() throws Exception {
    FirmwareCarrier server =
        on.carrier(FirmwareSources.of(TestCarrier.EXAMPLES.resolve("modustoolbox-server/main.c")));
    FirmwareCarrier client = on.carrier(FirmwareSources.of(Path.of("src/test/c/mtb_twenty.c")));
    FirmwareLog log = new FirmwareLog(Simulation.BEGINNING);
    try (SimulatedDevice device = new SimulatedDevice(server, 4)) {
      SimHost host = device.network.host("client", InetAddress.ofLiteral("198.51.100.20"));
      var rtos = device.world.rtos("client");
      FirmwareSeams seams =
          new FirmwareSeams(
              "client",
              rtos,
              host,
              new EmulatedBoard(BoardConfig.defaults(), device.world::now),
              Tls.replayed(rtos.random(), device.world::now),
              log);
      try (HostedFirmware second = new HostedFirmware(client, seams)) {
        device.world.run(
            () -> {
              second.powerOn();
              device.sleep(1000);
              device.firmware.powerOn();
              device.sleep(10_000);
            });
      }
      assertThat(log.text())
          .isEqualTo(
              """
              sent W038e050001 0
              reply A038E050001
              sent R038E05 0
              reply A038E050001
              sent R038E06 0
              reply X
              again 15
              """);
      assertThat(log.misuse()).containsExactly(MisuseKind.DOUBLE_DELETE, MisuseKind.LEAK);
      assertThat(device.log.text()).contains("known as wwep.local\n");
      assertThat(device.log.misuse()).isEmpty();
      assertThat(device.host.openSockets()).isEqualTo(1);
    }
  }
}
