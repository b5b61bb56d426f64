package org.wwep.emulator.nwp.netapp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
  public static final String TYPE = "_http._tcp.local.";

  private final JmDNS mdns;

  private Discovery(JmDNS mdns) {
    this.mdns = mdns;
  }

  /**
   * A service of somebody.
   *
   * @param name its name, such as {@code wwep-038E}
   * @param port its port
   * @param mac the device's MAC address, or an empty text if it does not tell
   */
  public record Found(String name, int port, String mac) {}

  /** Takes part on the interface with this address. */
  public static Discovery on(InetAddress address) throws IOException {
    return new Discovery(JmDNS.create(address, address.getHostAddress()));
  }

  /** Announces a page. */
  public void announce(String name, int port, String mac) throws IOException {
    mdns.registerService(ServiceInfo.create(TYPE, name, port, 0, 0, Map.of("mac", mac)));
  }

  /** Asks who has a page, and waits this long for answers. */
  public List<Found> find(Duration patience) {
    return Arrays.stream(mdns.list(TYPE, patience.toMillis()))
        .map(Discovery::found)
        .sorted(java.util.Comparator.comparing(Found::name))
        .toList();
  }

  private static Found found(ServiceInfo info) {
    String mac = info.getPropertyString("mac");
    return new Found(info.getName(), info.getPort(), mac == null ? "" : mac);
  }

  @Override
  public void close() throws IOException {
    mdns.close();
  }
}
