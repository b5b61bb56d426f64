package org.wwep.emulator.coprocessor;

import java.time.Duration;
import org.wwep.emulator.sim.Schedule;
import org.wwep.emulator.sim.Seed;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.Simulation;
import org.wwep.net.CourseNetworkWorld;
import org.wwep.net.Endpoint;
import org.wwep.net.FullListener;
import org.wwep.net.LoopbackWorld;
import org.wwep.net.NetworkStack;
import org.wwep.net.NetworkWorld;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.TestCertificates;
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
            new CoprocessorStack(
                new CoprocessorParts(
                    host.rtos(),
                    coprocessor,
                    network,
                    TestCertificates.replayed(new SimRandom(1), coprocessor::now),
                    new ProvisionedFlash()::mount),
                CONFIG,
                CoprocessorSimulation.PROFILE,
                ProvisionedFlash.TAGS);
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
  static final class InVirtualTime extends CoprocessorNetworkWorld implements CourseNetworkWorld {
    private final CoprocessorSimulation in;

    InVirtualTime(Schedule schedule) {
      try {
        in =
            new CoprocessorSimulation(
                new Simulation(new Seed(1), schedule),
                CONFIG,
                CoprocessorSimulation.PROFILE,
                Duration.ZERO);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    CoprocessorStack nwp() {
      return in.nwp;
    }

    @Override
    public Rtos rtos() {
      return in.rtos;
    }

    @Override
    public void run(Script script) throws Exception {
      in.world.run(
          () -> {
            in.nwp.join(LONG);
            script.run();
            // What is under way when a script ends may still arrive.
            in.rtos.sleep(Duration.ofSeconds(1));
          });
    }

    @Override
    public NetworkStack peers() {
      return in.peer;
    }

    @Override
    public int openSockets() {
      return CoprocessorNetworkWorld.open(in.nwp) + in.peer.openSockets();
    }

    @Override
    public void close() {
      in.close();
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
