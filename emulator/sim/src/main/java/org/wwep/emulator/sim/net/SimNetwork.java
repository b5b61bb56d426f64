package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.Simulation;
import org.wwep.net.FoundService;

/**
 * Hosts on one network in virtual time: names, and TCP with latency, loss and resets.
 *
 * <p><b>Shape</b>: an address that no host has answers nothing. What one connection draws from the
 * seed depends on its host and on its number there, not on other hosts' traffic.
 *
 * <p>Owned by its world.
 */
public final class SimNetwork {
  private final Simulation world;
  private final Seed seed;
  private final long faultSeed;
  private final Map<InetAddress, SimHost> hosts = new HashMap<>();
  private final NameTable nameTable = new NameTable();
  private final ServiceTable serviceTable = new ServiceTable();
  private final List<Consumer<TrafficEvent>> watchers = new ArrayList<>();
  private final LinkProfile linkProfile;
  private final SegmentRules segmentRules;
  private long connections;
  private int ends;

  /** Makes a network without hosts. */
  public SimNetwork(Simulation world, LinkProfile linkProfile) {
    this.world = world;
    this.seed = world.seed().of("network");
    this.faultSeed = world.seed().of("faults").value();
    this.linkProfile = linkProfile;
    this.segmentRules = new SegmentRules(world.seed().of("rules"));
  }

  /**
   * Adds a host.
   *
   * @param name what its randomness and its tasks go by
   * @throws IllegalArgumentException if the address is taken
   */
  public SimHost host(String name, InetAddress address) {
    SimHost host = new SimHost(this, seed.of(name), address);
    if (hosts.putIfAbsent(address, host) != null) {
      throw new IllegalArgumentException("two hosts at " + address.getHostAddress());
    }
    return host;
  }

  /** Returns the names that hosts can look up. */
  public NameTable names() {
    return nameTable;
  }

  /** Returns what hosts offer to each other by multicast DNS. */
  public ServiceTable services() {
    return serviceTable;
  }

  /** Returns the services of a kind whose hosts can be reached. */
  List<FoundService> services(String type) {
    return serviceTable.find(type).stream().filter(each -> answers(each.address())).toList();
  }

  private boolean answers(InetAddress address) {
    SimHost host = hosts.get(address);
    return host != null && host.reachable();
  }

  /** Returns what every path is like. */
  public LinkProfile link() {
    return linkProfile;
  }

  /** Has this told of all traffic. */
  public void watch(Consumer<TrafficEvent> watcher) {
    watchers.add(watcher);
  }

  /**
   * Puts a rule in place for every segment of every connection, or another in the place of the one
   * of that name.
   *
   * @param name what the timeline calls it, and what its randomness goes by
   */
  public void rule(String name, SegmentRule rule) {
    segmentRules.put(name, rule);
  }

  /** Takes a rule away; returns whether there was one of that name. */
  public boolean clearRule(String name) {
    return segmentRules.remove(name);
  }

  SegmentRules rules() {
    return segmentRules;
  }

  /** Counts the sockets and listeners of all hosts that are not closed. */
  public int openSockets() {
    return hosts.values().stream().mapToInt(SimHost::openSockets).sum();
  }

  Simulation world() {
    return world;
  }

  @Nullable SimHost at(InetAddress address) {
    return hosts.get(address);
  }

  /** Returns what the draws of faults start from. */
  long faultSeed() {
    return faultSeed;
  }

  long nextConnection() {
    return ++connections;
  }

  /** Returns the number of the next end of a connection. */
  int nextEnd() {
    return ends++;
  }

  boolean watched() {
    return !watchers.isEmpty();
  }

  void tell(TrafficEvent trafficEvent) {
    for (int i = 0; i < watchers.size(); i++) {
      watchers.get(i).accept(trafficEvent);
    }
  }
}
