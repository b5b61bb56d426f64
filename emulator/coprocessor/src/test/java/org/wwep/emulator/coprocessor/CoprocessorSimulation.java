package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.PowerMode;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.emulator.sim.net.SimNetwork;
import org.wwep.hal.MacAddress;
import org.wwep.net.CourseNetworkWorld;
import org.wwep.net.tls.TestCertificates;
import org.wwep.rtos.Rtos;

/** A part with its own limits and times in virtual time, and a host it may talk to. */
final class CoprocessorSimulation implements AutoCloseable {
  static final CoprocessorDriver.Profile PROFILE =
      new CoprocessorDriver.Profile("WWEP", "wicedrocks");

  final Simulation world;
  final Rtos rtos;
  final SimHost peer;
  final ProvisionedFlash flash = new ProvisionedFlash();
  final CoprocessorStack nwp;
  final List<PowerMode> modes = new ArrayList<>();
  private final SimNetwork network;
  private final WirelessMedium medium;

  /** What a test does there. */
  @FunctionalInterface
  interface Script {
    void run(CoprocessorSimulation in) throws Exception;
  }

  /** Makes a world whose flash takes this long for a page. */
  CoprocessorSimulation(
      long seed,
      CoprocessorConfig config,
      CoprocessorDriver.@Nullable Profile profile,
      Duration page)
      throws Exception {
    this(new Simulation(new Seed(seed), Schedule.IN_ORDER), config, profile, page);
  }

  CoprocessorSimulation(
      Simulation world,
      CoprocessorConfig config,
      CoprocessorDriver.@Nullable Profile profile,
      Duration page)
      throws Exception {
    this.world = world;
    rtos = world.rtos("firmware");
    Rtos inside = world.rtos("coprocessor");
    network = new SimNetwork(world, LinkProfile.WIFI);
    medium =
        new WirelessMedium(
            () -> {
              SimNetwork own = new SimNetwork(world, LinkProfile.WIFI);
              return own::host;
            });
    SimHost radio = network.host("device", CourseNetworkWorld.DEVICE);
    peer = network.host("server", CourseNetworkWorld.PEERS);
    network.names().put(CourseNetworkWorld.NAME, peer.address());
    network.names().put("localhost", peer.address());
    nwp =
        new CoprocessorStack(
            new CoprocessorParts(
                rtos,
                inside,
                radio,
                TestCertificates.replayed(new SimRandom(1), inside::now),
                () ->
                    page.isZero()
                        ? flash.mount()
                        : flash.mount(flash.chip.paced(() -> inside.sleep(page))),
                medium,
                modes::add),
            config,
            profile,
            ProvisionedFlash.TAGS);
  }

  /** Runs a script with a part as it is sold. */
  static void run(Script script) throws Exception {
    run(CoprocessorConfig.PART, PROFILE, script);
  }

  static void run(
      CoprocessorConfig config, CoprocessorDriver.@Nullable Profile profile, Script script)
      throws Exception {
    try (CoprocessorSimulation in = new CoprocessorSimulation(1, config, profile, Duration.ZERO)) {
      in.world.run(() -> script.run(in));
    }
  }

  /** Makes another device that hears this one, at an address of the usual network. */
  CoprocessorStack neighbour(
      String address, CoprocessorConfig config, CoprocessorDriver.@Nullable Profile profile)
      throws Exception {
    Rtos inside = world.rtos("coprocessor " + address);
    SimHost radio = network.host("device " + address, InetAddress.ofLiteral(address));
    return new CoprocessorStack(
        new CoprocessorParts(
            rtos,
            inside,
            radio,
            TestCertificates.replayed(new SimRandom(1), inside::now),
            new ProvisionedFlash()::mount,
            medium,
            _ -> {}),
        config.withAddresses(MacAddress.fromSeed(address.hashCode()), radio.address()),
        profile,
        ProvisionedFlash.TAGS);
  }

  @Override
  public void close() {
    world.close();
  }
}
