package org.wwep.emulator.external;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.net.LinkException;

/**
 * A port of the bench that leads a board to its server; while that has no power it refuses, as the
 * server's own would. One task at a time.
 */
final class BenchPort implements AutoCloseable {
  private final DeviceSeams seams;
  private final BenchStack net;
  private final InetAddress address;
  private final int server;
  private int port;
  private @Nullable FaultProxy proxy;

  /**
   * Makes one that is not open.
   *
   * @param port its number, or 0 for a free one, which it then keeps
   * @param server the server's
   */
  BenchPort(DeviceSeams seams, BenchStack net, InetAddress address, int port, int server) {
    this.seams = seams;
    this.net = net;
    this.address = address;
    this.port = port;
    this.server = server;
  }

  /**
   * Listens. The faults are those of the device's network, so the proxy itself has none.
   *
   * @throws LinkException if the port is not available
   */
  void open() throws LinkException, InterruptedException {
    if (proxy != null) {
      return;
    }
    FaultProxy opened =
        FaultProxy.start(
            seams.rtos(),
            net,
            new ProxySettings(
                seams.id(),
                new ProxyAddress(address.getHostAddress(), port),
                new ProxyAddress(seams.client().server().host(), server)),
            List.of(),
            RogueServer.none(),
            0);
    proxy = opened;
    port = opened.local().port();
  }

  /** Returns its number. */
  int number() {
    return port;
  }

  /** Ends its connections, and refuses others. */
  @Override
  public void close() {
    FaultProxy open = proxy;
    proxy = null;
    if (open != null) {
      open.close();
    }
  }
}
