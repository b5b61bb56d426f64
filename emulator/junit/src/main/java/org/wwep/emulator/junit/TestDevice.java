package org.wwep.emulator.junit;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.testbed.BenchProvider;
import org.wwep.emulator.testbed.BenchProvider.BenchBoard;
import org.wwep.emulator.testbed.DeviceSetup;
import org.wwep.emulator.testbed.FirmwareImage;
import org.wwep.emulator.testbed.ServerRoute;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.ButtonConfig;
import org.wwep.hal.LedConfig;
import org.wwep.hal.Pin;
import org.wwep.net.Endpoint;

/**
 * The device of a test: firmware on a board of its world, or a board on a bench.
 *
 * @param test what the test asks for
 * @param image what runs on it
 * @param board the board on a bench, or null
 */
record TestDevice(WwepTest test, FirmwareImage image, @Nullable BenchBoard board) {
  private static final String NAME = "device";
  private static final BoardConfig BOARD =
      new BoardConfig(
          List.of(
              ButtonConfig.toGround("btn1", BoardConfig.BUTTON_PIN),
              ButtonConfig.toGround("btn2", new Pin(6))),
          List.of(
              LedConfig.toGround("led1", BoardConfig.LED_PIN),
              LedConfig.toGround("led2", new Pin(27))),
          null);

  /** Returns one with this firmware. */
  static TestDevice with(WwepTest test, FirmwareImage image) {
    return new TestDevice(test, image, null);
  }

  /**
   * Returns the board on the bench that a test names.
   *
   * @throws IllegalArgumentException if it names none that is there, saying which are
   */
  static TestDevice onBench(WwepTest test, ClassLoader classes) {
    if (test.bench().isEmpty()) {
      throw new IllegalArgumentException(
          "the rig EXTERNAL needs a file that says what is on the bench: bench = \"bench.yaml\"");
    }
    List<BenchBoard> boards =
        BenchProvider.installed(classes)
            .read(Path.of(test.bench()), test.chip().isEmpty() ? null : test.chip());
    List<BenchBoard> meant =
        boards.stream()
            .filter(board -> test.board().isEmpty() || board.id().equals(test.board()))
            .toList();
    if (meant.size() != 1) {
      throw new IllegalArgumentException(
          "%s: say which of its boards, board = \"...\": there are %s"
              .formatted(test.bench(), boards.stream().map(BenchBoard::id).toList()));
    }
    return new TestDevice(test, meant.getFirst().image(), meant.getFirst());
  }

  /** Returns whether it uses TLS. */
  boolean secured() {
    return board == null ? test.tls() : board.secured();
  }

  /** Returns the names and addresses at which it looks for its server, beside the world's. */
  List<String> serverNames() {
    return board == null ? List.of() : board.serverNames();
  }

  /** Returns it as it is put into a world. */
  DeviceSetup setup(World world, ServerUnderTest server) {
    LinkConfig link =
        new LinkConfig(
            secured() ? server.tlsPort() : server.openPort(),
            test.api(),
            world.layer(test.api(), NAME, secured(), world.serverName()));
    DeviceConfig config = DeviceConfig.forServer(ServerConfig.named(world.serverName()), link);
    // Firmware of the user's own may count on two buttons and two LEDs.
    BoardConfig parts = image.isClient() || board != null ? BoardConfig.defaults() : BOARD;
    ServerRoute route =
        image.isClient() || world.hasFixedPorts()
            ? null
            : new ServerRoute(
                World.SERVER_NAME,
                world.serverName(),
                new Endpoint(world.serverAddress(), server.openPort()),
                server.tlsPort());
    return new DeviceSetup(
        NAME,
        board == null ? null : board.mac(),
        parts,
        List.of(
            board == null
                ? config
                : config.withSettings(settings -> settings.withId(board.deviceId()))),
        image,
        null,
        route);
  }
}
