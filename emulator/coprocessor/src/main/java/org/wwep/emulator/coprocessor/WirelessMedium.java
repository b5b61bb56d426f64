package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wwep.net.NetworkStack;

/**
 * What radios share: the networks that devices open, and who offers what on any network.
 *
 * <p><b>Shape</b>: one for all devices that can hear each other; any task.
 */
public final class WirelessMedium {
  private final Supplier<Subnet> subnets;
  private final Function<String, ServiceDirectory> directories;
  private final List<HotSpot> open = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, ServiceDirectory> services = new ConcurrentHashMap<>();

  /** A network that a device opens, apart from every other one. */
  @FunctionalInterface
  public interface Subnet {
    /** Makes the stack of a member. */
    NetworkStack host(String name, InetAddress address);
  }

  /**
   * Makes one without networks.
   *
   * @param subnets makes the network behind each access point that a device opens
   * @param directories makes the directory of the services on a network, by its SSID
   */
  public WirelessMedium(Supplier<Subnet> subnets, Function<String, ServiceDirectory> directories) {
    this.subnets = subnets;
    this.directories = directories;
  }

  /** Makes one whose services are those of this program. */
  public WirelessMedium(Supplier<Subnet> subnets) {
    this(subnets, _ -> ServiceDirectory.local());
  }

  Subnet subnet() {
    return subnets.get();
  }

  ServiceDirectory services(String ssid) {
    return services.computeIfAbsent(ssid, directories);
  }

  /** Returns the networks that devices have open. */
  public List<HotSpot> hotSpots() {
    return List.copyOf(open);
  }

  void opened(HotSpot hotSpot) {
    open.add(hotSpot);
    listeners.forEach(Runnable::run);
  }

  void closed(HotSpot hotSpot) {
    open.remove(hotSpot);
    listeners.forEach(Runnable::run);
  }

  /** Has this run whenever a network comes or goes; it does not wait. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Ends that. */
  public void ignore(Runnable listener) {
    listeners.remove(listener);
  }
}
