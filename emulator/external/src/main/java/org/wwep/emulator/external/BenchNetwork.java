package org.wwep.emulator.external;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wwep.device.LinkConfig;
import org.wwep.device.trace.TraceEvent;
import org.wwep.emulator.testbed.DeviceSeams;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.rtos.Mailbox;
import org.wwep.rtos.Task;

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

  private static final Duration END = Duration.ofSeconds(2);

  private final DeviceSeams seams;
  private final BenchStack net;
  private final World world;
  private final List<BenchPort> ports = new ArrayList<>();
  private final List<Runnable> opened = new ArrayList<>();
  private final Map<Place, String> places = new LinkedHashMap<>();

  /**
   * Makes one with nothing open.
   *
   * @param world the one that the board is in
   */
  BenchNetwork(DeviceSeams seams, World world) {
    this.seams = seams;
    this.net = new BenchStack(seams.net());
    this.world = world;
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
      followPower();
      complete = true;
    } catch (LinkException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    } finally {
      if (!complete) {
        release();
      }
    }
  }

  private void listen(Place place, InetAddress address, int local, int server)
      throws LinkException, InterruptedException {
    BenchPort port = new BenchPort(seams, net, address, local, server);
    port.open();
    ports.add(port);
    opened.add(port::close);
    places.put(place, String.valueOf(port.number()));
  }

  /** The server's power is the ports': without it they refuse. */
  private void followPower() {
    Mailbox<Boolean> power = seams.rtos().mailbox();
    world
        .timeline()
        .listen(
            entry -> {
              if (entry.source().equals(ServerUnderTest.NAME)
                  && entry.what() instanceof TimelineEvent.PowerEvent(boolean on)) {
                power.post(on);
              }
            });
    Task task =
        seams
            .rtos()
            .spawn(
                seams.id() + " ports",
                () -> {
                  while (true) {
                    switchPorts(power.take());
                  }
                });
    opened.add(() -> task.end(END));
  }

  private void switchPorts(boolean on) throws InterruptedException {
    for (BenchPort port : ports) {
      try {
        if (on) {
          port.open();
        } else {
          port.close();
        }
      } catch (LinkException e) {
        seams
            .trace()
            .record(
                new TraceEvent.PartFailed(
                    seams.rtos().now(), "network", String.valueOf(e.getMessage())));
      }
    }
  }

  private void writeCredentials() throws IOException {
    BenchCredentials files = BenchCredentials.write(world.certificates());
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
    ports.clear();
    places.clear();
  }

  @Override
  public void close() {
    release();
    net.close();
  }
}
