package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.firmware.host.HostedFirmware;
import org.wwep.emulator.sim.Simulation;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;

/** WICED's mDNS responder: two devices in C find each other's services. */
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
class WicedDiscoveryTest {
  private static final String PROGRAM = "wiced_gedday.c";
  private final TestCarrier on;

  WicedDiscoveryTest(TestCarrier on) {
    this.on = on;
  }

  @Test
  void services_are_found_with_their_texts_until_they_are_removed_or_the_power_goes()
      throws Exception {
    FirmwareCarrier offers = on.carrier(PROGRAM, Map.of());
    FirmwareCarrier looks = on.carrier(PROGRAM, Map.of("LOOKS", "1"));
    FirmwareLog log = new FirmwareLog(Simulation.BEGINNING);
    try (SimulatedDevice device = new SimulatedDevice(offers, 4)) {
      var rtos = device.world.rtos("looks");
      FirmwareSeams seams =
          new FirmwareSeams(
              "looks",
              rtos,
              device.network.host("looks", InetAddress.ofLiteral("198.51.100.20")),
              new EmulatedBoard(BoardConfig.defaults(), device.world::now),
              Tls.replayed(rtos.random(), device.world::now),
              log);
      try (HostedFirmware second = new HostedFirmware(looks, seams)) {
        device.world.run(
            () -> {
              device.firmware.powerOn();
              device.sleep(1000);
              second.powerOn();
              device.sleep(11_000);
              device.firmware.powerOff();
              device.host.powerLost();
              device.sleep(5000);
              device.host.powerBack();
              device.firmware.powerOn();
              device.sleep(30_000);
            });
      }
      String stove = "_wwep._tcp.local: stove on board.local, 198.51.100.14:27708, ";
      String kitchen =
          "_http._tcp: kitchen on board.local, 198.51.100.14:80, 'path=/.model=a/.b'\n";
      assertThat(log.text())
          .isEqualTo(
              "Creating Packet pools\nearly 4\ninit 0 looks.local\n"
                  + (stove + "'led=off.v=1/.2'\n" + kitchen)
                  + (stove + "'v=1/.2.led=on'\n" + kitchen)
                  + "no _wwep._tcp.local: 12\nno _http._tcp: 12\n"
                  + (stove + "'v=1/.2.led=on'\n" + kitchen)
                  + ("no _wwep._tcp.local: 12\n" + kitchen)
                  + "taken 8\nkind 5\n");
      assertThat(log.misuse()).isEmpty();
      assertThat(device.log.text())
          .startsWith(
              "Creating Packet pools\ntext v=1/.2.led=on\nfull 8\ndynamic 0\nremoved 0\nagain 12\n");
      assertThat(device.log.misuse()).isEmpty();
    }
  }

  @Test
  void where_nobody_can_be_told_it_says_so() throws Exception {
    FirmwareCarrier carrier = on.carrier(PROGRAM, Map.of());
    try (HostRtos rtos = new HostRtos();
        RealDevice device =
            new RealDevice(carrier, rtos, Endpoint.loopback(1), BoardConfig.defaults())) {
      device.firmware.powerOn();
      assertThat(device.says("gedday_init: nobody here can be told by multicast DNS")).isTrue();
      assertThat(device.log.misuse()).containsExactly(MisuseKind.BAD_CALL);
    }
  }
}
