package org.wwep.emulator.testbed;

import org.wwep.device.LinkConfig;
import org.wwep.emulator.server.ServerFactory;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/**
 * A server that is firmware of the user's own, on a board of its own: what it answers is seen on
 * its connections, and its registers are what it has acknowledged.
 *
 * <p><b>Shape</b>: of one world.
 */
public final class FirmwareServer implements ServerKind {
  private final World world;
  private final FirmwareImage image;
  private final int openPort;
  private final int tlsPort;
  private final ServerInspection inspection;

  /** Makes one that listens at the course's ports. */
  public FirmwareServer(World world, FirmwareImage image) {
    this(world, image, LinkConfig.OPEN_PORT, LinkConfig.TLS_PORT);
  }

  /**
   * Makes one.
   *
   * @param world where it runs
   * @param image the firmware
   * @param openPort the port at which it listens for the open protocol
   * @param tlsPort the port at which it listens for TLS, if it does
   */
  public FirmwareServer(World world, FirmwareImage image, int openPort, int tlsPort) {
    this.world = world;
    this.image = image;
    this.openPort = openPort;
    this.tlsPort = tlsPort;
    this.inspection = new ServerInspection(world.host(ServerUnderTest.NAME));
  }

  World world() {
    return world;
  }

  FirmwareImage image() {
    return image;
  }

  int openPort() {
    return openPort;
  }

  int tlsPort() {
    return tlsPort;
  }

  /** Returns what is seen of it from outside. */
  ServerInspection inspection() {
    return inspection;
  }

  @Override
  public ServerFactory on(Rtos rtos, NetworkStack net) {
    return (settings, store, console) ->
        ServerBoard.start(this, rtos, net, settings.ports(), store, console);
  }
}
