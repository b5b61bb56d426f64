package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.InMemoryCa;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.emulator.sim.Simulation;
import org.wwep.net.tls.ReplayedRandom;
import org.wwep.net.tls.Tls;

/**
 * The certificates of all worlds in virtual time: making keys takes long, and every world makes the
 * same, since their seed is no world's.
 */
final class SimulationCertificates {
  private static final long SEED = 27708;
  private static final Map<List<String>, WorldCertificates> ALL = new ConcurrentHashMap<>();

  private SimulationCertificates() {}

  /** Returns those for a server of this name, at this address; the CA is always the same one. */
  static WorldCertificates of(String name, InetAddress address) {
    List<String> names =
        name.equals(World.SERVER_NAME)
            ? List.of(name, World.OTHER_SERVER_NAME, address.getHostAddress())
            : List.of(name, address.getHostAddress());
    return ALL.computeIfAbsent(names, SimulationCertificates::make);
  }

  private static WorldCertificates make(List<String> names) {
    ReplayedRandom random = new ReplayedRandom(new SimRandom(SEED));
    try {
      return WorldCertificates.of(
          new InMemoryCa("wwep simulation CA", random, Simulation.BEGINNING),
          new InMemoryCa("a stranger's CA", random, Simulation.BEGINNING),
          names,
          _ -> Tls.replayed(new SimRandom(0), () -> Simulation.BEGINNING));
    } catch (DevelopmentCaException e) {
      throw new IllegalStateException(e);
    }
  }
}
