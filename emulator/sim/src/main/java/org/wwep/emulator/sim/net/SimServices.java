package org.wwep.emulator.sim.net;

import java.time.Duration;
import java.util.List;
import org.wwep.net.FoundService;
import org.wwep.net.ServiceDiscovery;
import org.wwep.net.ServiceOffer;
import org.wwep.value.Ranges;

/** One host's view of the services in its network. */
final class SimServices implements ServiceDiscovery {
  /** How long others take to answer. */
  private static final long ASKING = Duration.ofMillis(20).toNanos();

  private final SimHost host;
  private final ServiceTable table;

  SimServices(SimHost host) {
    this.host = host;
    this.table = host.network().services();
  }

  @Override
  public ServiceOffer.Outcome offer(ServiceOffer offer) {
    return table.add(offer, host.address())
        ? ServiceOffer.Outcome.OFFERED
        : ServiceOffer.Outcome.REFUSED;
  }

  @Override
  public boolean withdraw(String name, String type) {
    return table.remove(name, type, host.address());
  }

  @Override
  public void withdrawAll() {
    table.removeAll(host.address());
  }

  /** Answers come soon; where there are none, all of the patience is used up. */
  @Override
  public List<FoundService> find(String type, Duration patience) throws InterruptedException {
    Ranges.timeout(patience);
    long first = Math.min(ASKING, patience.toNanos());
    host.pause(first);
    List<FoundService> found = host.reachable() ? host.network().services(type) : List.of();
    if (found.isEmpty()) {
      host.pause(patience.toNanos() - first);
    }
    return found;
  }
}
