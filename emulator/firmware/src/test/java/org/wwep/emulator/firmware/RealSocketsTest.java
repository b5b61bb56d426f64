package org.wwep.emulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.carrier.FirmwareSources;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.HostRtos;

/** The example client in C on real sockets and the real clock. */
@Tag("slow")
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
class RealSocketsTest {
  private final TestCarrier on;

  RealSocketsTest(TestCarrier on) {
    this.on = on;
  }

  @Test
  void a_press_flips_the_led_and_reaches_the_server() throws Exception {
    FirmwareCarrier client =
        on.carrier(FirmwareSources.of(TestCarrier.EXAMPLES.resolve("wiced-client/main.c")));
    try (HostRtos rtos = new HostRtos(1);
        HostStack stack = new HostStack();
        RegisterServer server =
            RegisterServer.start(
                rtos, stack, ServerSettings.at(Endpoint.loopback(0)), new MemoryStore(), _ -> {});
        RealDevice device =
            new RealDevice(client, rtos, server.local().getFirst(), BoardConfig.defaults())) {
      device.firmware.powerOn();
      assertThat(device.says("ready")).as("%s", device.log.lines()).isTrue();
      for (String value : new String[] {"0001", "0000"}) {
        device.press(0);
        assertThat(device.says("reply A%04X05%s".formatted(id(device.board), value))).isTrue();
        assertThat(device.board.leds().getFirst().lit()).isEqualTo(value.equals("0001"));
      }
      assertThat(device.log.faults()).isEmpty();
      assertThat(device.log.misuse()).isEmpty();
      device.firmware.powerOff();
      assertThat(server.transactions()).isEqualTo(2);
      assertThat(device.stack.openSockets()).isZero();
    }
  }

  private static int id(EmulatedBoard board) {
    return IntStream.range(0, 6).map(board.mac()::octet).sum();
  }
}
