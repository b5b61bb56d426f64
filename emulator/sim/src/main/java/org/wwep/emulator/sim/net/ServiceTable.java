package org.wwep.emulator.sim.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wwep.net.FoundService;
import org.wwep.net.ServiceOffer;

/** The services that hosts of a network offer to each other, by name. */
public final class ServiceTable {
  private final Map<String, FoundService> services = new TreeMap<>();

  private static String key(String name, String type) {
    return name + "." + type;
  }

  /** Adds one; returns whether the network had none of this name and kind. */
  public boolean add(ServiceOffer offer, InetAddress address) {
    return services.putIfAbsent(key(offer.name(), offer.type()), new FoundService(offer, address))
        == null;
  }

  /** Takes a host's service back; returns whether it was there. */
  public boolean remove(String name, String type, InetAddress address) {
    FoundService there = services.get(key(name, type));
    return there != null
        && there.address().equals(address)
        && services.remove(key(name, type)) != null;
  }

  /** Takes back all that a host offers. */
  public void removeAll(InetAddress address) {
    services.values().removeIf(each -> each.address().equals(address));
  }

  /** Returns those of a kind, by name. */
  public List<FoundService> find(String type) {
    return services.values().stream().filter(each -> each.offer().type().equals(type)).toList();
  }
}
