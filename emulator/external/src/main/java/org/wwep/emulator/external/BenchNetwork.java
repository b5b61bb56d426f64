package org.wwep.emulator.external;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.net.host.HostStack;

/** The ports at which a board finds its server, and how it is told of them. Owned by the board. */
final class BenchNetwork implements AutoCloseable {
  private static final String HOST = "BENCH_SERVER_HOST";
  private static final String PORT = "BENCH_SERVER_PORT";
  private static final String TLS_PORT = "BENCH_SERVER_TLS_PORT";

  private final DeviceSeams seams;
  private final HostStack host = new HostStack();
  private final List<PortForwarder> ports = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  BenchNetwork(DeviceSeams seams) {
    this.seams = seams;
  }

  /**
   * Listens, with TLS if the device has a link with it.
   *
   * @throws IOException if a port is not available
   */
  void open(ExternalSpec.Network network) throws IOException {
    environment.put(HOST, network.address().getHostAddress());
    boolean secured =
        seams.client().links().stream().anyMatch(link -> link.layer() != SecureLayer.OPEN);
    try {
      listen(PORT, network.address(), network.port(), LinkConfig.OPEN_PORT);
      if (secured) {
        listen(TLS_PORT, network.address(), network.tlsPort(), LinkConfig.TLS_PORT);
      }
    } catch (LinkException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private void listen(String name, InetAddress address, int local, int server)
      throws LinkException {
    PortForwarder port =
        new PortForwarder(
            seams.rtos(),
            host,
            new Endpoint(address, local),
            seams.net(),
            seams.client().server().host(),
            server);
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

  /** Breaks what is open, as a board does that loses its power. */
  void breakConnections() {
    ports.forEach(PortForwarder::breakConnections);
  }

  @Override
  public void close() {
    ports.forEach(PortForwarder::close);
    host.close();
  }
}
