package org.wwep.emulator.invariant;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.explore.CaseText;
import org.wwep.emulator.explore.Explorer;
import org.wwep.emulator.explore.SeedRun;
import org.wwep.emulator.run.TestScenarios;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareProgram;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.EventLog;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.Mailbox;

/** What firmware other than the client has to show after its power came back. */
class FirmwareRestartTest {
  private static final Scenario SCENARIO =
      TestScenarios.scenario(
          "restart.yaml",
          """
          version: 1
          devices: [{id: lamp, device-id: 00A5, register: 05}]
          chaos: {presses: 1..2, over: 4s}
          """
              .getBytes(UTF_8));

  private static final String PRESS = "p1@100ms+30ms press btn1 of lamp bounce 1/0ms/1";
  private static final String CYCLE = "c1@1s+500ms power off of lamp";
  private static final String AGAIN = "p2@3s+30ms press btn1 of lamp bounce 1/0ms/1";

  /**
   * Reads its register when it starts, and goes by what each press makes of the LED.
   *
   * @param isRight whether it writes what the LED shows, and not the contrary
   */
  private record RegisterReader(boolean isRight) implements FirmwareProgram {
    private static final Duration LONG = Duration.ofSeconds(5);

    @Override
    public void run(DeviceSeams device) throws Exception {
      Led led = device.board().leds().getFirst();
      Mailbox<Level> edges = device.rtos().mailbox();
      device.board().buttons().getFirst().listen(edge -> edges.post(edge.level()));
      device.net().join(LONG);
      device.console().println("read " + reply(device, "R00A505"));
      while (true) {
        if (edges.take() == Level.LOW) {
          led.set(!led.lit());
          device.console().println(reply(device, "W00A505000" + (led.lit() == isRight ? 1 : 0)));
        }
      }
    }

    private static String reply(DeviceSeams device, String request) throws Exception {
      var address = device.net().resolve(World.SERVER_NAME, LONG);
      try (TcpSocket socket = device.net().socket()) {
        socket.connect(new Endpoint(address, 27708), LONG);
        socket.send(request.getBytes(US_ASCII), LONG);
        byte[] reply = new byte[11];
        int length = Math.max(0, socket.receive(reply, 0, reply.length, LONG));
        return new String(reply, 0, length, US_ASCII);
      }
    }
  }

  private static SeedRun run(boolean isRight, String... items) throws InterruptedException {
    return new Explorer(SCENARIO, (DeviceSpec _) -> new RegisterReader(isRight), Schedule.SHUFFLED)
        .run(CaseText.read("seed 1; " + String.join("; ", items), SCENARIO));
  }

  private static @Nullable String violation(SeedRun run) {
    Violation violation = run.violation();
    return violation == null ? null : violation.detail();
  }

  @Test
  void a_reply_to_what_it_reads_at_its_start_does_not_make_its_dark_led_wrong() throws Exception {
    SeedRun run = run(true, PRESS, CYCLE);
    assertThat(EventLog.text(run.timeline())).contains("lamp power on", "read A00A5050001");
    assertThat(violation(run)).isNull();
  }

  @Test
  void once_it_has_written_again_the_server_has_to_hold_what_the_led_shows() throws Exception {
    assertThat(violation(run(true, PRESS, CYCLE, AGAIN))).isNull();
    assertThat(violation(run(false, PRESS, CYCLE, AGAIN)))
        .isEqualTo("expected the register of lamp to be 1 as its LED, was 0");
  }
}
