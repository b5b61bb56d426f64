package org.wwep.emulator.testbed;

import java.time.Duration;
import java.util.List;
import org.wwep.emulator.coprocessor.AccessPoint;
import org.wwep.emulator.coprocessor.ServiceDirectory;
import org.wwep.emulator.sim.net.ServiceTable;
import org.wwep.net.ServiceOffer;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * The services of the simulated network, as coprocessors see them: they and devices without one
 * find each other.
 */
final class WorldServices implements ServiceDirectory {
  private final ServiceTable table;

  private WorldServices(ServiceTable table) {
    this.table = table;
  }

  /**
   * Returns who tells of services on a network.
   *
   * @param table those of the network that devices without a coprocessor are on
   */
  static ServiceDirectory of(String ssid, ServiceTable table) {
    return ssid.equals(AccessPoint.DEFAULT.ssid())
        ? new WorldServices(table)
        : ServiceDirectory.local();
  }

  @Override
  public void announce(Service service) throws ErrnoException {
    ServiceOffer offer =
        new ServiceOffer(
            service.name(), service.type(), "", service.port(), ServiceOffer.texts(service.text()));
    if (!table.add(offer, service.address())) {
      throw new ErrnoException(
          Errno.EEXIST,
          "'%s' is announced already on this network: take another name".formatted(service.name()));
    }
  }

  @Override
  public void withdraw(Service service) {
    table.remove(service.name(), service.type(), service.address());
  }

  @Override
  public List<Service> find(String type, Duration patience) {
    return table.find(type).stream()
        .map(
            each ->
                new Service(
                    each.offer().name(),
                    type,
                    each.address(),
                    each.offer().port(),
                    each.offer().named()))
        .toList();
  }
}
