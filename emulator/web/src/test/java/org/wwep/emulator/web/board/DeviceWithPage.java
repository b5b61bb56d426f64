package org.wwep.emulator.web.board;

import java.time.Duration;
import java.util.List;
import org.wwep.device.ClientDevice;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.rig.ButtonPresser;
import org.wwep.emulator.testbed.HarnessFactory;
import org.wwep.emulator.testbed.RealTimeWorld;
import org.wwep.emulator.testbed.ServerSetup;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.emulated.Bounce;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.Rtos;

/** A client on an emulated board in real time, with its server, and its page. */
final class DeviceWithPage implements AutoCloseable {
  private final RealTimeWorld world = new RealTimeWorld(1, _ -> HarnessFactory.emulated());
  private final ServerUnderTest server;
  private final EmulatedBoard board;
  private final ClientDevice device;
  private final DeviceBoard shown;
  final BoardPage page;

  DeviceWithPage() throws Exception {
    server = new ServerUnderTest(world, ServerSetup.DEFAULT.withPorts(0, -1));
    Rtos rtos = world.rtos("device");
    shown = new DeviceBoard(rtos, _ -> {});
    board = new EmulatedBoard(BoardConfig.defaults(), rtos::now);
    DeviceConfig config =
        DeviceConfig.forServer(
            new ServerConfig("localhost", null, null), LinkConfig.open(server.openPort()));
    device = new ClientDevice(board, rtos, new HostStack(), config, shown);
    ButtonPresser presser =
        new ButtonPresser(
            rtos, board.button("btn1"), Bounce.Profile.TYPICAL.seeded(1), Duration.ofMillis(40));
    shown.attach(
        new DeviceBoard.Device(board, BoardConfig.defaults(), config, device, List.of(presser)));
    device.powerOn();
    page = BoardPage.start(Endpoint.loopback(0), shown);
  }

  boolean lit() {
    return board.led("led1").lit();
  }

  boolean pressed() {
    return board.button("btn1").pressed();
  }

  @Override
  public void close() {
    page.close();
    shown.close();
    device.close();
    board.close();
    server.close();
    world.close();
  }
}
