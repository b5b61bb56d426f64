package org.wwep.emulator.sim.net;

import java.time.Duration;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRtos;
import org.wwep.emulator.sim.Simulation;
import org.wwep.net.CourseNetworkWorld;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/** Two hosts in virtual time. */
final class SimNetworkWorld implements CourseNetworkWorld {
  private final Simulation world;
  private final SimRtos rtos;
  private final SimHost stack;
  private final SimHost peers;
  private final SimNetwork network;

  SimNetworkWorld(LinkProfile linkProfile, Schedule schedule) {
    world = new Simulation(new Seed(1), schedule);
    rtos = world.rtos("test");
    network = new SimNetwork(world, linkProfile);
    stack = network.host("device", DEVICE);
    peers = network.host("server", PEERS);
    network.names().put(NAME, peers.address());
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
  public int openSockets() {
    return stack.openSockets() + peers.openSockets();
  }

  @Override
  public void close() {
    world.close();
  }
}
