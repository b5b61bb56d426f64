package org.wwep.emulator.nwp;

import java.net.InetAddress;
import java.time.Duration;
import org.wwep.emulator.nwp.driver.NwpDriver;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.SimWorld;
import org.wwep.emulator.sim.net.Link;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.emulator.sim.net.SimNetwork;
import org.wwep.net.tls.Papers;
import org.wwep.rtos.Rtos;

/** A part with its own limits and times in virtual time, and a host it may talk to. */
final class NwpSimWorld implements AutoCloseable {
  static final NwpDriver.Profile PROFILE = new NwpDriver.Profile("WWEP", "wicedrocks");

  final SimWorld world;
  final Rtos rtos;
  final SimHost peer;
  final Provisioned flash = new Provisioned();
  final Nwp nwp;

  /** What a test does there. */
  @FunctionalInterface
  interface Script {
    void run(NwpSimWorld in) throws Exception;
  }

  /** Makes a world whose flash takes this long for a page. */
  NwpSimWorld(long seed, NwpConfig config, NwpDriver.Profile profile, Duration page)
      throws Exception {
    world = new SimWorld(new Seed(seed), Schedule.IN_ORDER);
    rtos = world.rtos("firmware");
    Rtos inside = world.rtos("coprocessor");
    SimNetwork network = new SimNetwork(world, Link.WIFI);
    SimHost radio = network.host("device", InetAddress.ofLiteral("198.51.100.7"));
    peer = network.host("server", InetAddress.ofLiteral("198.51.100.3"));
    network.names().put("wwep.wa101.cypress.com", peer.address());
    network.names().put("localhost", peer.address());
    nwp =
        new Nwp(
            new Nwp.Parts(
                rtos,
                inside,
                radio,
                Papers.replayed(new SimRandom(1), inside::now),
                () ->
                    page.isZero()
                        ? flash.mount()
                        : flash.mount(flash.chip.paced(() -> inside.sleep(page)))),
            config,
            profile,
            Provisioned.TAGS);
  }

  /** Runs a script with a part as it is sold. */
  static void run(Script script) throws Exception {
    run(NwpConfig.PART, PROFILE, script);
  }

  static void run(NwpConfig config, NwpDriver.Profile profile, Script script) throws Exception {
    try (NwpSimWorld in = new NwpSimWorld(1, config, profile, Duration.ZERO)) {
      in.world.run(() -> script.run(in));
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
