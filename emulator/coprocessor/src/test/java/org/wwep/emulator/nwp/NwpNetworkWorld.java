package org.wwep.emulator.nwp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wwep.emulator.nwp.driver.NwpDriver;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.SimWorld;
import org.wwep.emulator.sim.net.Link;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.emulator.sim.net.SimNetwork;
import org.wwep.net.Endpoint;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkWorld;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Papers;
import org.wwep.net.tls.Tls;
import org.wwep.rtos.HostRtos;
import org.wwep.rtos.HostWorld;
import org.wwep.rtos.Rtos;

/** A device with a coprocessor, and peers that have none: on this machine, or in virtual time. */
abstract class NwpNetworkWorld implements NetworkWorld {
  /** As many as the contract wants at once; the part has fewer. */
  private static final NwpConfig CONFIG = NwpConfig.PART.withSockets(256, 16).atOnce();

  private static final Duration LONG = Duration.ofSeconds(10);

  final List<AutoCloseable> held = new ArrayList<>();

  abstract Nwp nwp();

  static Nwp nwp(Rtos firmware, Rtos coprocessor, NetworkStack network, Tls tls, NwpConfig config)
      throws Exception {
    Provisioned flash = new Provisioned();
    return new Nwp(
        new Nwp.Parts(firmware, coprocessor, network, tls, flash::mount),
        config,
        new NwpDriver.Profile("WWEP", "wicedrocks"),
        Provisioned.TAGS);
  }

  @Override
  public NetworkStack stack() {
    return nwp();
  }

  /** On this machine's loopback interface. */
  static final class OnHost extends NwpNetworkWorld {
    private final HostWorld host = new HostWorld(1);
    private final HostRtos coprocessor = new HostRtos(2);
    private final HostStack network = new HostStack();
    private final HostStack peers = new HostStack();
    private final Nwp nwp;

    OnHost() {
      try {
        nwp =
            nwp(
                host.rtos(),
                coprocessor,
                network,
                Papers.replayed(new SimRandom(1), coprocessor::now),
                CONFIG);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    Nwp nwp() {
      return nwp;
    }

    @Override
    public Rtos rtos() {
      return host.rtos();
    }

    @Override
    public void run(Script script) throws Exception {
      host.run(
          () -> {
            nwp.join(LONG);
            script.run();
          });
    }

    @Override
    public NetworkStack peers() {
      return peers;
    }

    @Override
    public Endpoint anyPort() {
      return Endpoint.loopback(0);
    }

    /** A listener that accepts nobody, with its queue full: the system then drops every attempt. */
    @Override
    public Endpoint silent() {
      try {
        ServerSocketChannel listener = ServerSocketChannel.open();
        held.add(listener);
        listener.bind(new InetSocketAddress(Endpoint.loopback(0).address(), 0), 1);
        InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
        for (int i = 0; i < 6; i++) {
          SocketChannel filler = SocketChannel.open();
          held.add(filler);
          filler.configureBlocking(false);
          filler.connect(address);
        }
        return Endpoint.loopback(address.getPort());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String knownName() {
      return "localhost";
    }

    @Override
    public String unknownName() {
      return "name.invalid";
    }

    @Override
    public int openSockets() {
      return NwpNetworkWorld.open(nwp) + peers.openSockets();
    }

    @Override
    public void close() {
      nwp.close();
      host.close();
      coprocessor.close();
      network.close();
      peers.close();
      try {
        for (AutoCloseable each : held) {
          each.close();
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  /** In virtual time. */
  static final class InVirtualTime extends NwpNetworkWorld {
    private final SimWorld world;
    private final Rtos rtos;
    private final SimHost peers;
    private final Nwp nwp;

    InVirtualTime(Schedule schedule) {
      world = new SimWorld(new Seed(1), schedule);
      rtos = world.rtos("test");
      SimNetwork network = new SimNetwork(world, Link.WIFI);
      SimHost radio = network.host("device", InetAddress.ofLiteral("198.51.100.7"));
      peers = network.host("server", InetAddress.ofLiteral("198.51.100.3"));
      network.names().put("wwep.wa101.cypress.com", peers.address());
      Rtos coprocessor = world.rtos("coprocessor");
      try {
        nwp =
            nwp(
                rtos,
                coprocessor,
                radio,
                Papers.replayed(new SimRandom(1), coprocessor::now),
                CONFIG);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    Nwp nwp() {
      return nwp;
    }

    @Override
    public Rtos rtos() {
      return rtos;
    }

    @Override
    public void run(Script script) throws Exception {
      world.run(
          () -> {
            nwp.join(LONG);
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
      return NwpNetworkWorld.open(nwp) + peers.openSockets();
    }

    @Override
    public void close() {
      world.close();
    }
  }

  private static int open(Nwp nwp) {
    try {
      return nwp.driver().openSockets();
    } catch (org.wwep.net.LinkException e) {
      return 0;
    }
  }
}
