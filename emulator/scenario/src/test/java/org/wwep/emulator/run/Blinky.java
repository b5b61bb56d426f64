package org.wwep.emulator.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.FirmwareProgram;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.Led;
import org.wwep.hal.Level;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpSocket;
import org.wwep.rtos.Mailbox;

/** Firmware of somebody else's in Java: each press flips the LED and tells the server. */
public final class Blinky implements FirmwareProgram {
  private static final Duration LONG = Duration.ofSeconds(5);

  /** Makes one. */
  public Blinky() {}

  @Override
  public void run(DeviceSeams device) throws Exception {
    Led led = device.board().leds().getFirst();
    Mailbox<Boolean> presses = device.rtos().mailbox();
    device
        .board()
        .buttons()
        .getFirst()
        .listen(
            edge -> {
              if (edge.level() == Level.LOW) {
                presses.post(true);
              }
            });
    device.net().join(LONG);
    device.console().println("blinky is up\u001b[31m");
    device.rtos().spawn("commands", () -> commands(device));
    while (true) {
      presses.take();
      led.set(!led.lit());
      tell(device, led.lit());
      device.rtos().sleep(Duration.ofMillis(50));
      while (presses.take(Duration.ZERO).isPresent()) {
        // what came meanwhile was bounce
      }
    }
  }

  private static void tell(DeviceSeams device, boolean lit) throws Exception {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += device.board().mac().octet(i);
    }
    byte[] frame = "W%04X05%04X".formatted(sum, lit ? 1 : 0).getBytes(StandardCharsets.US_ASCII);
    var address = device.net().resolve(World.SERVER_NAME, LONG);
    try (TcpSocket socket = device.net().socket()) {
      socket.connect(new Endpoint(address, 27708), LONG);
      socket.send(frame, LONG);
      byte[] reply = new byte[11];
      socket.receive(reply, 0, reply.length, LONG);
    }
  }

  private static void commands(DeviceSeams device) throws InterruptedException {
    while (true) {
      String typed =
          device
              .console()
              .read(Duration.ofDays(1))
              .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
              .orElse("");
      if (typed.startsWith("die")) {
        throw new IllegalStateException("told to die");
      }
      if (typed.startsWith("block")) {
        new CountDownLatch(1).await(); // where its world sees nothing of it
      }
      device.console().println("typed " + typed.strip());
    }
  }
}
