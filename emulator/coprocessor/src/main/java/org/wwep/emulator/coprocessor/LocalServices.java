package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/** The services of a network whose members are all in this program. */
final class LocalServices implements ServiceDirectory {
  private final Map<String, Service> services = new ConcurrentHashMap<>();

  @Override
  public void announce(Service service) throws ErrnoException {
    if (services.putIfAbsent(service.key(), service) != null) {
      throw new ErrnoException(
          Errno.EEXIST,
          "'%s' is announced already on this network: take another name".formatted(service.name()));
    }
  }

  @Override
  public void withdraw(Service service) {
    services.remove(service.key(), service);
  }

  @Override
  public List<Service> find(String type, Duration patience) {
    return services.values().stream()
        .filter(service -> service.type().equals(type))
        .sorted(Comparator.comparing(Service::name))
        .toList();
  }
}
