package org.wwep.emulator.external;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.proxy.FaultProxy;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.ProxySettings;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.testbed.WorldCertificates;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;

/** The ports at which a board finds its servers, and how it is told of them. Owned by the board. */
final class BenchNetwork implements AutoCloseable {
  /** What a program finds in its environment, and by which word in its arguments. */
  private enum Place {
    SERVER_HOST("{host}"),
    SERVER_PORT("{port}"),
    SERVER_TLS_PORT("{tls-port}"),
    DNS_HOST("{dns-host}"),
    DNS_PORT("{dns-port}"),
    CA_FILE("{ca}"),
    CERT_FILE("{cert}"),
    KEY_FILE("{key}");

    private final String word;

    Place(String word) {
      this.word = word;
    }

    private String variable() {
      return "BENCH_" + name();
    }
  }

  private final DeviceSeams seams;
  private final BenchStack net;
  private final Supplier<WorldCertificates> certificates;
  private final List<Runnable> opened = new ArrayList<>();
  private final Map<Place, String> places = new LinkedHashMap<>();

  /**
   * Makes one with nothing open.
   *
   * @param certificates those of the world, asked for if the board has a link with TLS
   */
  BenchNetwork(DeviceSeams seams, Supplier<WorldCertificates> certificates) {
    this.seams = seams;
    this.net = new BenchStack(seams.net());
    this.certificates = certificates;
  }

  /**
   * Listens, with TLS if the device has a link with it; without effect if it does.
   *
   * @throws IOException if a port is not available, or a file cannot be written
   */
  void open(ExternalSpec.Network network) throws IOException, InterruptedException {
    if (!opened.isEmpty()) {
      return;
    }
    boolean complete = false;
    try {
      InetAddress address = network.address();
      places.put(Place.SERVER_HOST, address.getHostAddress());
      listen(Place.SERVER_PORT, address, network.port(), LinkConfig.OPEN_PORT);
      if (seams.client().links().stream().anyMatch(link -> link.layer() != SecureLayer.OPEN)) {
        listen(Place.SERVER_TLS_PORT, address, network.tlsPort(), LinkConfig.TLS_PORT);
        writeCredentials();
      }
      if (network.dns() != null) {
        answerNames(address, network.dns());
      }
      complete = true;
    } catch (LinkException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    } finally {
      if (!complete) {
        release();
      }
    }
  }

  /** The faults are those of the device's network, so the proxy itself has none. */
  private void listen(Place place, InetAddress address, int local, int server)
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
    opened.add(port::close);
    places.put(place, String.valueOf(port.local().port()));
  }

  private void writeCredentials() throws IOException {
    BenchCredentials files = BenchCredentials.write(certificates.get());
    opened.add(files::close);
    places.put(Place.CA_FILE, files.ca());
    places.put(Place.CERT_FILE, files.certificate());
    places.put(Place.KEY_FILE, files.key());
  }

  private void answerNames(InetAddress address, ExternalSpec.Dns dns) throws LinkException {
    Set<String> names = new HashSet<>(dns.names());
    names.addAll(
        List.of(World.SERVER_NAME, World.OTHER_SERVER_NAME, seams.client().server().host()));
    NameServer started =
        NameServer.start(
            seams.rtos(),
            new Endpoint(address, dns.port()),
            new NameRecords(address, names, net, new LookUpTrace(seams)));
    opened.add(started::close);
    places.put(Place.DNS_HOST, address.getHostAddress());
    places.put(Place.DNS_PORT, String.valueOf(started.port()));
  }

  /** Returns what programs of the bench find in their environment. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    places.forEach((place, value) -> environment.put(place.variable(), value));
    return environment;
  }

  /** Returns an argument of a program with the places put into it. */
  String placed(String argument) {
    String placed = argument;
    for (Place place : Place.values()) {
      placed = placed.replace(place.word, places.getOrDefault(place, ""));
    }
    return placed;
  }

  private void release() {
    opened.reversed().forEach(Runnable::run);
    opened.clear();
    places.clear();
  }

  @Override
  public void close() {
    release();
    net.close();
  }
}
