package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.firmware.host.HostedFirmware;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.Level;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Tls;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.HostRtos;

/** The example client in C on real sockets and the real clock. */
@ParameterizedClass
@EnumSource(TestCarrier.class)
class RealSocketsTest {
  private final TestCarrier on;

  RealSocketsTest(TestCarrier on) {
    this.on = on;
  }

  private static final Duration WAIT = Duration.ofSeconds(20);

  @Test
  void a_press_flips_the_led_and_reaches_the_server() throws Exception {
    FirmwareCarrier client =
        on.carrier(FirmwareSources.of(TestCarrier.EXAMPLES.resolve("wiced-client/main.c")));
    try (HostRtos rtos = new HostRtos(1);
        HostStack stack = new HostStack();
        HostStack own = new HostStack();
        RegisterServer server =
            RegisterServer.start(
                rtos, stack, ServerSettings.at(Endpoint.loopback(0)), new MemoryStore(), _ -> {})) {
      EmulatedBoard board = new EmulatedBoard(BoardConfig.defaults(), rtos::now);
      FirmwareLog log = new FirmwareLog(rtos.now());
      FirmwareSeams seams =
          new FirmwareSeams(
              "device",
              rtos,
              new RedirectedStack(own, server.local().getFirst()),
              board,
              Tls.secure(new SecureRandom(), rtos::now),
              log);
      try (HostedFirmware firmware = new HostedFirmware(client, seams)) {
        firmware.powerOn();
        assertThat(log.await("ready", WAIT)).as("%s", log.lines()).isTrue();
        for (String value : new String[] {"0001", "0000"}) {
          board.buttons().getFirst().play(new Edge(rtos.now(), Level.LOW));
          board.buttons().getFirst().play(new Edge(rtos.now(), Level.HIGH));
          assertThat(log.await("reply A%04X05%s".formatted(id(board), value), WAIT)).isTrue();
          assertThat(board.leds().getFirst().lit()).isEqualTo(value.equals("0001"));
        }
        assertThat(log.faults()).isEmpty();
        assertThat(log.misuse()).isEmpty();
      }
      assertThat(server.transactions()).isEqualTo(2);
      assertThat(own.openSockets()).isZero();
    }
  }

  private static int id(EmulatedBoard board) {
    return IntStream.range(0, 6).map(board.mac()::octet).sum();
  }
}
