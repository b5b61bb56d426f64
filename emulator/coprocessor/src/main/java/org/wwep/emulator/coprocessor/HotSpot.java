package org.wwep.emulator.coprocessor;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.hal.MacAddress;
import org.wwep.net.JoinFailedException;
import org.wwep.net.NetworkStack;
import org.wwep.rtos.Rtos;

/**
 * A network that a device opened, with the stations on it.
 *
 * <p><b>Shape</b>: any task; the device that opened it closes it.
 */
public final class HotSpot implements AutoCloseable {
  /** How many stations there may be at once: the part's limit (SWRU455, {@code __SL_P_C.B}). */
  public static final int MOST_STATIONS = 4;

  private final WirelessMedium medium;
  private final WirelessMedium.Subnet subnet;
  private final Rtos rtos;
  private final HotSpotSetup setup;
  private final Watcher watcher;
  private final DhcpServer dhcp;
  private final NetworkStack own;
  private final Map<InetAddress, NetworkStack> stacks = new ConcurrentHashMap<>();
  private final Map<MacAddress, Station> stations = new LinkedHashMap<>();
  private volatile boolean dhcpRuns = true;
  private volatile boolean closed;

  /** Who is told of the stations; it does not wait. */
  interface Watcher {
    void joined(MacAddress station);

    void leased(MacAddress station, InetAddress address);

    void left(MacAddress station);
  }

  /** Opens a network. */
  HotSpot(WirelessMedium medium, Rtos rtos, HotSpotSetup setup, Watcher watcher) {
    this.medium = medium;
    this.rtos = rtos;
    this.setup = setup;
    this.watcher = watcher;
    this.subnet = medium.subnet();
    this.dhcp = new DhcpServer(setup.dhcp(), setup.addresses().address());
    this.own = subnet.host("access point", setup.addresses().address());
    medium.opened(this);
  }

  /** Returns what is heard of it. */
  public AccessPoint network() {
    return setup.network();
  }

  /** Returns the stack of the device that opened it. */
  NetworkStack own() {
    return own;
  }

  HotSpotSetup setup() {
    return setup;
  }

  /** Has stations get addresses, or not, from now on. */
  void dhcp(boolean runs) {
    dhcpRuns = runs;
  }

  boolean isOpen() {
    return !closed;
  }

  /** Returns who is on it, with the addresses that they were given. */
  Map<MacAddress, InetAddress> leases() {
    return dhcp.leases();
  }

  synchronized int stationCount() {
    return stations.size();
  }

  /**
   * Takes a station in.
   *
   * @throws JoinFailedException if the key is another one, or there are too many
   */
  public synchronized Station associate(MacAddress mac, String key) throws JoinFailedException {
    AccessPoint network = network();
    if (closed) {
      throw new JoinFailedException("no network '" + network.ssid() + "' in range");
    }
    network.throwUnlessKeyIs(key);
    if (stations.size() >= MOST_STATIONS && !stations.containsKey(mac)) {
      throw new JoinFailedException(
          "'%s' takes %d stations, and has them".formatted(network.ssid(), MOST_STATIONS));
    }
    Station station = new Station(mac);
    stations.put(mac, station);
    watcher.joined(mac);
    return station;
  }

  private NetworkStack stack(InetAddress address) {
    return stacks.computeIfAbsent(
        address, _ -> subnet.host("station " + address.getHostAddress(), address));
  }

  /** A station on the network. */
  public final class Station {
    private final MacAddress mac;

    private Station(MacAddress mac) {
      this.mac = mac;
    }

    /** Returns the network. */
    HotSpot hotSpot() {
      return HotSpot.this;
    }

    /** Asks for addresses; empty if there are none left, or nobody gives any. */
    public Optional<IpConfiguration> lease() {
      Optional<InetAddress> leased =
          dhcpRuns && !closed ? dhcp.lease(mac, rtos.now()) : Optional.empty();
      leased.ifPresent(address -> watcher.leased(mac, address));
      return leased.map(setup::station);
    }

    /** Returns the stack of the station that has this address. */
    public NetworkStack stack(InetAddress address) {
      return HotSpot.this.stack(address);
    }

    /** Leaves the network. */
    public void leave() {
      synchronized (HotSpot.this) {
        if (!stations.remove(mac, this)) {
          return;
        }
      }
      dhcp.left(mac, rtos.now());
      if (!closed) {
        watcher.left(mac);
      }
    }
  }

  /** Closes it: its stations hear no beacon any more. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      medium.closed(this);
      own.close();
      stacks.values().forEach(NetworkStack::close);
    }
  }
}
