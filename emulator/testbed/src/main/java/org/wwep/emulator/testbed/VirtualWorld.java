package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.WirelessMedium;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.sim.net.SegmentRule;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.emulator.sim.net.SimNetwork;
import org.wwep.emulator.sim.net.TrafficEvent;
import org.wwep.emulator.timeline.Timeline;
import org.wwep.emulator.timeline.TimelineEvent;
import org.wwep.hal.BoardConfig;
import org.wwep.hal.Edge;
import org.wwep.hal.MacAddress;
import org.wwep.hal.emulated.EmulatedButton;
import org.wwep.net.Endpoint;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.Rtos;

/**
 * A world in virtual time: the same seed gives the same timeline, byte for byte.
 *
 * <p><b>Shape</b>: the course's server is at 198.51.100.3 and goes by the course's name; devices
 * are at 10.0.0.1 and up.
 */
public final class VirtualWorld implements World {
  /** The server's address, unless told otherwise: the course's. */
  public static final InetAddress SERVER = InetAddress.ofLiteral("198.51.100.3");

  private final Simulation sim;
  private final SimNetwork network;
  private final Timeline timeline = new Timeline(Simulation.BEGINNING);
  private final WirelessMedium medium;
  private final ActiveFaults faults = new ActiveFaults(this);
  private @Nullable WorldCertificates worldCertificates;
  private @Nullable SimHost server;
  private final String serverName;
  private final InetAddress serverAddress;
  private final DeviceAddresses deviceAddresses = new DeviceAddresses();

  /** Makes a world without devices. */
  public VirtualWorld(long seed, Schedule schedule, LinkProfile linkProfile) {
    this(seed, schedule, linkProfile, SERVER_NAME, SERVER);
  }

  /** Makes a world without devices, whose server goes by another name or is at another address. */
  public VirtualWorld(
      long seed,
      Schedule schedule,
      LinkProfile linkProfile,
      String serverName,
      InetAddress serverAddress) {
    this.serverName = serverName;
    this.serverAddress = serverAddress;
    sim = new Simulation(new Seed(seed), schedule);
    network = new SimNetwork(sim, linkProfile);
    network.names().put(serverName, serverAddress);
    if (serverName.equals(SERVER_NAME)) {
      network.names().put(OTHER_SERVER_NAME, serverAddress);
    }
    network.watch(this::seen);
    medium = new WirelessMedium(this::subnet, ssid -> WorldServices.of(ssid, network.services()));
  }

  private void seen(TrafficEvent trafficEvent) {
    timeline.add(sim.now(), "network", new TimelineEvent.NetworkEvent(trafficEvent));
    if (trafficEvent instanceof TrafficEvent.Ruled ruled) {
      faults.ruled(ruled.rule());
    }
  }

  /** Makes the network behind an access point that a device opens: apart from every other one. */
  private WirelessMedium.Subnet subnet() {
    SimNetwork own = new SimNetwork(sim, network.link());
    own.watch(this::seen);
    return own::host;
  }

  @Override
  public WirelessMedium medium() {
    return medium;
  }

  /** Returns the time and the tasks below. */
  public Simulation sim() {
    return sim;
  }

  /** Returns the network below. */
  public SimNetwork network() {
    return network;
  }

  @Override
  public long seed() {
    return sim.seed().value();
  }

  @Override
  public Instant now() {
    return sim.now();
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public Rtos rtos(String owner) {
    return sim.rtos(owner);
  }

  /** Makes the host of a device, or of the server for the name {@code server}. */
  @Override
  public SimHost host(String owner) {
    if (owner.equals(ServerUnderTest.NAME)) {
      if (server == null) {
        server = network.host(owner, serverAddress);
      }
      return server;
    }
    return network.host(owner, deviceAddresses.next());
  }

  @Override
  public InetAddress serverAddress() {
    return serverAddress;
  }

  @Override
  public String serverName() {
    return serverName;
  }

  @Override
  public boolean hasFixedPorts() {
    return true;
  }

  @Override
  public WorldCertificates certificates() {
    if (worldCertificates == null) {
      worldCertificates = SimulationCertificates.of(serverName, serverAddress).with(this::tls);
      worldCertificates.show(this::shownTo);
    }
    return worldCertificates;
  }

  @Override
  public Tls tls(String owner) {
    return Tls.replayed(sim.seed().of("tls").of(owner).random(), sim::now)
        .withDates(this::date, from -> certificates().notBefore(from));
  }

  /** Returns the day as of which certificates are judged. */
  private Instant date() {
    WorldCertificates mine = worldCertificates;
    return mine == null ? sim.now() : mine.judgedAt(sim.now(), Simulation.BEGINNING);
  }

  @Override
  public void alias(String name) {
    network.names().put(name, serverAddress);
  }

  @Override
  public ActiveFaults faults() {
    return faults;
  }

  /** Takes every fault. */
  @Override
  public void check(FaultSpec spec, @Nullable String device) {}

  /**
   * Puts a network fault of the caller's own in place, or another in the place of the one of that
   * name: it judges every segment from now on, and what it does is on the timeline.
   *
   * @param name what the timeline calls it, and what its randomness goes by
   */
  public void rule(String name, SegmentRule rule) {
    rule(name, rule, false);
  }

  /**
   * Puts a network fault of the caller's own in place.
   *
   * @param mayMiss whether it is fine if it lets everything pass
   */
  public void rule(String name, SegmentRule rule, boolean mayMiss) {
    network.rule(name, rule);
    faults.rule(name, mayMiss);
    timeline.add(now(), ActiveFaults.ALL, new TimelineEvent.FaultEvent(name, "segment rule", true));
  }

  /** Takes a rule away; returns whether there was one of that name. */
  public boolean clearRule(String name) {
    boolean there = network.clearRule(name);
    if (there) {
      timeline.add(now(), ActiveFaults.ALL, new TimelineEvent.FaultEvent(name, "", false));
    }
    return there;
  }

  private WorldCertificates.ServerCertificate shownTo(Endpoint client) {
    return faults.shown(client.address());
  }

  @Override
  public BoardHarness boardHarness(BoardConfig config, MacAddress mac) {
    return new EmulatedHarness(config, mac, this::now, this::play);
  }

  private void play(EmulatedButton button, List<Edge> edges) {
    for (Edge edge : edges) {
      long wait = Duration.between(sim.now(), edge.at()).toNanos();
      if (wait <= 0) {
        button.play(edge);
      } else {
        sim.at(sim.nanos() + wait, _ -> button.play(edge), 0);
      }
    }
  }

  @Override
  public void onChange(Runnable observer) {
    sim.onStep(observer);
  }

  @Override
  public void run(Script script) throws Exception {
    sim.run(script::run);
  }

  @Override
  public void close() {
    sim.close();
  }
}
