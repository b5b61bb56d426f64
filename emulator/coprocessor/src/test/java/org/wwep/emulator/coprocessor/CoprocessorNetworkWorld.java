package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.time.Duration;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.LinkProfile;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.emulator.sim.net.SimNetwork;
import org.wwep.net.Endpoint;
import org.wwep.net.FullListener;
import org.wwep.net.LoopbackWorld;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkWorld;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.TestCertificates;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.HostRtosWorld;
import org.wwep.rtos.Rtos;

/** A device with a coprocessor, and peers that have none: on this machine, or in virtual time. */
abstract class CoprocessorNetworkWorld implements NetworkWorld {
  /** As many as the contract wants at once; the part has fewer. */
  private static final CoprocessorConfig CONFIG =
      CoprocessorConfig.PART.withSockets(256, 16).atOnce();

  private static final Duration LONG = Duration.ofSeconds(10);

  abstract CoprocessorStack nwp();

  static CoprocessorStack nwp(
      Rtos firmware, Rtos coprocessor, NetworkStack network, Tls tls, CoprocessorConfig config)
      throws Exception {
    ProvisionedFlash flash = new ProvisionedFlash();
    return new CoprocessorStack(
        new CoprocessorStack.Parts(firmware, coprocessor, network, tls, flash::mount),
        config,
        new CoprocessorDriver.Profile("WWEP", "wicedrocks"),
        ProvisionedFlash.TAGS);
  }

  @Override
  public NetworkStack stack() {
    return nwp();
  }

  /** On this machine's loopback interface. */
  static final class OnHost extends CoprocessorNetworkWorld implements LoopbackWorld {
    private final HostRtosWorld host = new HostRtosWorld(1);
    private final HostRtos coprocessor = new HostRtos(2);
    private final HostStack network = new HostStack();
    private final HostStack peers = new HostStack();
    private final FullListener fullListener = new FullListener();
    private final CoprocessorStack coprocessorStack;

    OnHost() {
      try {
        coprocessorStack =
            nwp(
                host.rtos(),
                coprocessor,
                network,
                TestCertificates.replayed(new SimRandom(1), coprocessor::now),
                CONFIG);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    CoprocessorStack nwp() {
      return coprocessorStack;
    }

    @Override
    public Rtos rtos() {
      return host.rtos();
    }

    @Override
    public void run(Script script) throws Exception {
      host.run(
          () -> {
            coprocessorStack.join(LONG);
            script.run();
          });
    }

    @Override
    public Endpoint silent() {
      return fullListener.open();
    }

    @Override
    public NetworkStack peers() {
      return peers;
    }

    @Override
    public int openSockets() {
      return CoprocessorNetworkWorld.open(coprocessorStack) + peers.openSockets();
    }

    @Override
    public void close() {
      coprocessorStack.close();
      host.close();
      coprocessor.close();
      network.close();
      peers.close();
      fullListener.close();
    }
  }

  /** In virtual time. */
  static final class InVirtualTime extends CoprocessorNetworkWorld {
    private final Simulation world;
    private final Rtos rtos;
    private final SimHost peers;
    private final CoprocessorStack coprocessorStack;

    InVirtualTime(Schedule schedule) {
      world = new Simulation(new Seed(1), schedule);
      rtos = world.rtos("test");
      SimNetwork network = new SimNetwork(world, LinkProfile.WIFI);
      SimHost radio = network.host("device", InetAddress.ofLiteral("198.51.100.7"));
      peers = network.host("server", InetAddress.ofLiteral("198.51.100.3"));
      network.names().put("wwep.wa101.cypress.com", peers.address());
      Rtos coprocessor = world.rtos("coprocessor");
      try {
        coprocessorStack =
            nwp(
                rtos,
                coprocessor,
                radio,
                TestCertificates.replayed(new SimRandom(1), coprocessor::now),
                CONFIG);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    CoprocessorStack nwp() {
      return coprocessorStack;
    }

    @Override
    public Rtos rtos() {
      return rtos;
    }

    @Override
    public void run(Script script) throws Exception {
      world.run(
          () -> {
            coprocessorStack.join(LONG);
            script.run();
            // What is under way when a script ends may still arrive.
            rtos.sleep(Duration.ofSeconds(1));
          });
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
      return CoprocessorNetworkWorld.open(coprocessorStack) + peers.openSockets();
    }

    @Override
    public void close() {
      world.close();
    }
  }

  private static int open(CoprocessorStack coprocessorStack) {
    try {
      return coprocessorStack.driver().openSockets();
    } catch (org.wwep.net.LinkException e) {
      return 0;
    }
  }
}
