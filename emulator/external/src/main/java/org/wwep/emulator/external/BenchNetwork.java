package org.wwep.emulator.external;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;

/** The ports at which a board finds its server, and how it is told of them. Owned by the board. */
final class BenchNetwork implements AutoCloseable {
  private static final String HOST = "BENCH_SERVER_HOST";
  private static final String PORT = "BENCH_SERVER_PORT";
  private static final String TLS_PORT = "BENCH_SERVER_TLS_PORT";

  private final DeviceSeams seams;
  private final BenchStack net;
  private final List<FaultProxy> ports = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  BenchNetwork(DeviceSeams seams) {
    this.seams = seams;
    this.net = new BenchStack(seams.net());
  }

  /**
   * Listens, with TLS if the device has a link with it; without effect if it does.
   *
   * @throws IOException if a port is not available
   */
  void open(ExternalSpec.Network network) throws IOException, InterruptedException {
    if (!ports.isEmpty()) {
      return;
    }
    environment.put(HOST, network.address().getHostAddress());
    boolean secured =
        seams.client().links().stream().anyMatch(link -> link.layer() != SecureLayer.OPEN);
    try {
      listen(PORT, network.address(), network.port(), LinkConfig.OPEN_PORT);
      if (secured) {
        listen(TLS_PORT, network.address(), network.tlsPort(), LinkConfig.TLS_PORT);
      }
    } catch (LinkException e) {
      ports.forEach(FaultProxy::close);
      ports.clear();
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The faults are those of the device's network, so the proxy itself has none. */
  private void listen(String name, InetAddress address, int local, int server)
      throws LinkException, InterruptedException {
    FaultProxy port =
        FaultProxy.start(
            seams.rtos(),
            net,
            new ProxySettings(
                seams.id(),
                new ProxyAddress(address.getHostAddress(), local),
                new ProxyAddress(seams.client().server().host(), server)),
            List.of(),
            RogueServer.none(),
            0);
    ports.add(port);
    environment.put(name, String.valueOf(port.local().port()));
  }

  /** Returns what programs of the bench find in their environment. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Returns an argument of a program with the server's place put into it. */
  String placed(String argument) {
    return argument
        .replace("{host}", environment.getOrDefault(HOST, ""))
        .replace("{port}", environment.getOrDefault(PORT, ""))
        .replace("{tls-port}", environment.getOrDefault(TLS_PORT, ""));
  }

  @Override
  public void close() {
    ports.forEach(FaultProxy::close);
    net.close();
  }
}
