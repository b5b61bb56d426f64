package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.time.Duration;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRtos;
import org.wwep.emulator.sim.Simulation;
import org.wwep.net.Endpoint;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkWorld;
import org.wwep.rtos.Rtos;

/** Two hosts in virtual time. */
final class SimNetworkWorld implements NetworkWorld {
  private final Simulation world;
  private final SimRtos rtos;
  private final SimHost stack;
  private final SimHost peers;
  private final SimNetwork network;

  SimNetworkWorld(LinkProfile linkProfile, Schedule schedule) {
    world = new Simulation(new Seed(1), schedule);
    rtos = world.rtos("test");
    network = new SimNetwork(world, linkProfile);
    stack = network.host("device", InetAddress.ofLiteral("198.51.100.7"));
    peers = network.host("server", InetAddress.ofLiteral("198.51.100.3"));
    network.names().put("wwep.wa101.cypress.com", peers.address());
  }

  SimNetworkWorld withRule(String name, SegmentRule rule) {
    network.rule(name, rule);
    return this;
  }

  SimNetwork network() {
    return network;
  }

  Simulation world() {
    return world;
  }

  @Override
  public Rtos rtos() {
    return rtos;
  }

  @Override
  public void run(Script script) throws Exception {
    world.run(
        () -> {
          script.run();
          // What is under way when a script ends may still arrive.
          rtos.sleep(Duration.ofSeconds(1));
        });
  }

  @Override
  public NetworkStack stack() {
    return stack;
  }

  @Override
  public NetworkStack peers() {
    return peers;
  }

  @Override
  public Endpoint anyPort() {
    return new Endpoint(peers.address(), 0);
  }

  @Override
  public Endpoint silent() {
    return new Endpoint(InetAddress.ofLiteral("203.0.113.1"), 27708);
  }

  @Override
  public String knownName() {
    return "WWEP.wa101.cypress.com";
  }

  @Override
  public String unknownName() {
    return "nobody.example";
  }

  @Override
  public int openSockets() {
    return stack.openSockets() + peers.openSockets();
  }

  @Override
  public void close() {
    world.close();
  }
}
