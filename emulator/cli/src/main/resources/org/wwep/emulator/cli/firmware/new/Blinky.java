package com.example;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.wwep.device.Identity;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareProgram;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.Debounce;
import org.wwep.hal.Edge;
import org.wwep.hal.Led;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.Mailbox;

/**
 * Each press of the first button flips the first LED and writes it to register 05 of the server.
 *
 * <p>Time, tasks, pins and network come from the device it runs on, never from the JDK: so it runs
 * in virtual time as it does on a board. What belongs to one board is in local variables.
 */
public final class Blinky implements FirmwareProgram {
  private static final int PORT = 27708;
  private static final int FRAME = 11;
  private static final Duration LOOKUP = Duration.ofSeconds(10);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration REPLY = Duration.ofMillis(500);

  @Override
  public void run(DeviceSeams device) throws Exception {
    Led led = device.board().leds().getFirst();
    var button = device.board().buttons().getFirst();
    Mailbox<Edge> edges = device.rtos().mailbox();
    button.listen(edges::post);
    device.net().join(LOOKUP);
    var server = new Endpoint(device.net().resolve(World.SERVER_NAME, LOOKUP), PORT);
    device.console().println("ready");
    Debounce debounce = Debounce.defaults();
    Debounce.State state = debounce.start(button.level());
    while (true) {
      Debounce.Step step = debounce.next(state, edges.take());
      state = step.state();
      for (Edge edge : step.accepted()) {
        if (edge.level() == button.activeLevel()) {
          led.set(!led.lit());
          tell(device, server, led.lit());
        }
      }
    }
  }

  private static void tell(DeviceSeams device, Endpoint server, boolean lit)
      throws InterruptedException {
    String frame = "W%s05%04X".formatted(Identity.of(device.board().mac()), lit ? 1 : 0);
    byte[] reply = new byte[FRAME];
    try (TcpSocket socket = device.net().socket()) {
      socket.connect(server, CONNECT);
      socket.send(frame.getBytes(StandardCharsets.US_ASCII), CONNECT);
      int count = socket.receive(reply, 0, FRAME, REPLY);
      device.console().println(frame + (count > 0 && reply[0] == 'A' ? " acknowledged" : " refused"));
    } catch (LinkException e) {
      device.console().println(frame + " failed: " + e.getMessage());
    }
  }
}
