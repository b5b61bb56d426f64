package org.wwep.emulator.netapp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;

/**
 * Multicast DNS: what the device offers, and who else does, on one interface.
 *
 * <p><b>Shape</b>: any thread; the library has threads of its own. Closing takes back what was
 * announced.
 *
 * <p><b>Source</b>: {@code sl_NetAppMDNSRegisterService}, {@code sl_NetAppDnsGetHostByService}; RFC
 * 6762 and 6763 by JmDNS.
 */
public final class Discovery implements AutoCloseable {
  /** What a coprocessor's page is announced as. */
  public static final String PAGE = "_http._tcp";

  private static final String DOMAIN = ".local.";

  private final JmDNS mdns;

  private Discovery(JmDNS mdns) {
    this.mdns = mdns;
  }

  /**
   * A service that was found.
   *
   * @param name its name, such as {@code wwep-8080}
   * @param address where it is
   * @param port its port
   * @param text what else it tells, by name
   */
  public record DiscoveredService(
      String name, InetAddress address, int port, SortedMap<String, String> text) {
    /** Copies the text. */
    public DiscoveredService {
      text = Collections.unmodifiableSortedMap(new TreeMap<>(text));
    }
  }

  /** Takes part on the interface with this address. */
  public static Discovery on(InetAddress address) throws IOException {
    return new Discovery(JmDNS.create(address, address.getHostAddress()));
  }

  /** Announces a page, of the device with this MAC address. */
  public void announce(String name, int port, String mac) throws IOException {
    mdns.registerService(ServiceInfo.create(PAGE + DOMAIN, name, port, 0, 0, Map.of("mac", mac)));
  }

  /**
   * Asks who has a service, and listens to answers this long.
   *
   * @param type what kind of service, such as {@value #PAGE}
   * @return who answered, by name
   */
  public List<DiscoveredService> find(String type, Duration patience) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    // The first look asks, and ends with the first answer; others may take longer.
    mdns.list(type + DOMAIN, 1);
    never.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    return Arrays.stream(mdns.list(type + DOMAIN, 1))
        .filter(info -> info.getInetAddresses().length > 0)
        .map(Discovery::found)
        .sorted(Comparator.comparing(DiscoveredService::name))
        .toList();
  }

  private static DiscoveredService found(ServiceInfo info) {
    Inet4Address[] fours = info.getInet4Addresses();
    SortedMap<String, String> text = new TreeMap<>();
    for (String name : Collections.list(info.getPropertyNames())) {
      String value = info.getPropertyString(name);
      text.put(name, value == null ? "" : value);
    }
    return new DiscoveredService(
        info.getName(),
        fours.length > 0 ? fours[0] : info.getInetAddresses()[0],
        info.getPort(),
        text);
  }

  @Override
  public void close() throws IOException {
    mdns.close();
  }
}
