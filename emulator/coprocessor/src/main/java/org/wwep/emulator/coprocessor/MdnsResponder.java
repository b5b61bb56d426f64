package org.wwep.emulator.coprocessor;

import static java.lang.System.Logger.Level.WARNING;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.ServiceDirectory.Service;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * What the part announces by multicast DNS: on each network that it joins or opens, for as long as
 * it is there.
 *
 * <p>Any task. <b>Source</b>: {@code sl_NetAppMDNSRegisterService}, which knows five services.
 */
final class MdnsResponder {
  private static final System.Logger LOG = System.getLogger(MdnsResponder.class.getName());
  private static final int MOST = 5;

  private final WirelessMedium medium;
  private final Radio radio;
  private final Map<String, Offer> offers = new LinkedHashMap<>();
  private final List<Service> announced = new ArrayList<>();
  private @Nullable ServiceDirectory directory;
  private boolean stopped;

  /** What is announced wherever the part is. */
  record Offer(String name, String type, int port, Map<String, String> text) {
    String key() {
      return name + "." + type;
    }

    Service at(InetAddress address) {
      return new Service(name, type, address, port, text);
    }
  }

  MdnsResponder(WirelessMedium medium, Radio radio) {
    this.medium = medium;
    this.radio = radio;
  }

  /** Announces a service, now and on every network to come. */
  void register(Offer offer) throws ErrnoException, InterruptedException {
    synchronized (this) {
      if (offers.containsKey(offer.key())) {
        throw new ErrnoException(
            Errno.EEXIST, "the service '%s' is registered already".formatted(offer.name()));
      }
      if (offers.size() == MOST) {
        throw new ErrnoException(
            Errno.ENOSPC, "all %d services are registered: take one back".formatted(MOST));
      }
      offers.put(offer.key(), offer);
    }
    try {
      announce(offer);
    } catch (ErrnoException e) {
      synchronized (this) {
        offers.remove(offer.key());
      }
      throw e;
    }
  }

  private void announce(Offer offer) throws ErrnoException, InterruptedException {
    IpConfiguration own = radio.acquired().orElse(null);
    String network = radio.network().orElse(null);
    synchronized (this) {
      if (own == null || network == null || stopped) {
        return;
      }
    }
    ServiceDirectory on = medium.services(network);
    Service service = offer.at(own.address());
    on.announce(service);
    synchronized (this) {
      directory = on;
      announced.add(service);
    }
  }

  /** Takes a service back. */
  void unregister(String name, String type) throws ErrnoException {
    String key = name + "." + type;
    synchronized (this) {
      if (offers.remove(key) == null) {
        throw new ErrnoException(
            Errno.ENOENT, "there is no service '%s' to take back".formatted(name));
      }
      announced.removeIf(
          service -> {
            boolean it = key.equals(service.key());
            if (it && directory != null) {
              directory.withdraw(service);
            }
            return it;
          });
    }
  }

  /** Announces everything on the network that the part is on now. */
  void move() throws InterruptedException {
    withdraw();
    List<Offer> all;
    synchronized (this) {
      all = List.copyOf(offers.values());
    }
    for (Offer offer : all) {
      try {
        announce(offer);
      } catch (ErrnoException e) {
        LOG.log(WARNING, "a service is not announced: {0}", e.getMessage());
      }
    }
  }

  /** Announces nothing from now on, or everything again. */
  void run(boolean runs) throws InterruptedException {
    synchronized (this) {
      stopped = !runs;
    }
    move();
  }

  /** Takes everything back, until the next network. */
  synchronized void withdraw() {
    ServiceDirectory on = directory;
    if (on != null) {
      announced.forEach(on::withdraw);
    }
    announced.clear();
    directory = null;
  }

  /** Asks who offers a kind of service on this network. */
  List<Service> find(String type, Duration patience) throws ErrnoException, InterruptedException {
    radio.throwIfDown();
    return medium.services(radio.network().orElseThrow()).find(type, patience);
  }
}
