package org.wwep.emulator.nwp.driver;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.net.JoinFailed;
import org.wwep.net.bsd.SocketError;
import org.wwep.rtos.Mailbox;

/**
 * The radio and the addresses: {@code sl_Wlan...} and {@code sl_NetCfg...}.
 *
 * <p><b>Shape</b>: one task joins at a time. Events are told on the driver's task, and may come at
 * any moment; whoever listens does not wait.
 */
public final class NwpControl {
  private final CommandPort port;
  private volatile @Nullable Mailbox<Joined> joining;
  private volatile Consumer<Event> listener = _ -> {};

  /** How a join went: an address, or why not. */
  private record Joined(@Nullable Addresses addresses, String why) {}

  /** What the radio tells. */
  public sealed interface Event {
    /**
     * A network was joined; there is no address yet.
     *
     * @param ssid its name
     * @param rssi how strong it is, in dBm
     */
    record Connected(String ssid, int rssi) implements Event {}

    /**
     * There is no network, or no more.
     *
     * @param why what happened
     */
    record Disconnected(String why) implements Event {}

    /**
     * There is an address.
     *
     * @param addresses all of them
     */
    record IpAcquired(Addresses addresses) implements Event {}
  }

  /**
   * A network in range.
   *
   * @param ssid its name
   * @param secured whether it has a key
   * @param rssi how strong it is, in dBm
   * @param channel its channel
   */
  public record Network(String ssid, boolean secured, int rssi, int channel) {}

  /**
   * The addresses of the device.
   *
   * @param address its own
   * @param prefix how many bits name the network
   * @param gateway its router
   * @param dns its name server
   */
  public record Addresses(InetAddress address, int prefix, InetAddress gateway, InetAddress dns) {}

  /**
   * How the interface is set up.
   *
   * @param mac the MAC address
   * @param dhcp whether addresses come by DHCP
   * @param acquired whether they are there
   * @param addresses the addresses, or what they will be
   */
  public record Settings(String mac, boolean dhcp, boolean acquired, Addresses addresses) {}

  /**
   * What the part can do.
   *
   * @param sockets how many sockets there are
   * @param secureSockets how many of them may be TLS
   * @param inUse how many are in use
   */
  public record Limits(int sockets, int secureSockets, int inUse) {}

  NwpControl(CommandPort port) {
    this.port = port;
    port.on(
        Opcode.WLAN_CONNECTED,
        event -> listener.accept(new Event.Connected(event.text(), event.number())));
    port.on(
        Opcode.WLAN_DISCONNECTED,
        event -> {
          String why = event.text();
          joined(new Joined(null, why));
          listener.accept(new Event.Disconnected(why));
        });
    port.on(
        Opcode.IP_ACQUIRED,
        event -> {
          Addresses addresses = addresses(event);
          joined(new Joined(addresses, ""));
          listener.accept(new Event.IpAcquired(addresses));
        });
  }

  private void joined(Joined how) {
    Mailbox<Joined> waiting = joining;
    if (waiting != null) {
      waiting.post(how);
    }
  }

  /** Has events be told from now on. */
  public void listen(Consumer<Event> events) {
    listener = events;
  }

  /** Returns what the part can do. */
  public Limits limits() throws SocketError, InterruptedException {
    try {
      PayloadReader about = port.call(Opcode.DEVICE_GET, new Payload());
      return new Limits(about.number(), about.number(), about.number());
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.DEVICE_GET, e);
    }
  }

  /** Looks for networks. */
  public List<Network> scan() throws SocketError, InterruptedException {
    try {
      PayloadReader found = port.longCall(Opcode.WLAN_SCAN, new Payload(), _ -> {});
      List<Network> all = new ArrayList<>();
      for (int left = found.number(); left > 0; left--) {
        all.add(new Network(found.text(), found.flag(), found.number(), found.number()));
      }
      return List.copyOf(all);
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.WLAN_SCAN, e);
    }
  }

  /** Joins a network, and waits for an address. */
  public Addresses join(String ssid, String key, Duration timeout)
      throws JoinFailed, InterruptedException {
    Mailbox<Joined> box = port.rtos().mailbox();
    joining = box;
    try {
      port.call(Opcode.WLAN_CONNECT, new Payload().text(ssid).text(key).time(timeout));
      Optional<Joined> how = box.take(timeout);
      if (how.isEmpty()) {
        throw new JoinFailed("no address on '%s' within %d ms".formatted(ssid, timeout.toMillis()));
      }
      Addresses addresses = how.get().addresses();
      if (addresses == null) {
        throw new JoinFailed(how.get().why());
      }
      return addresses;
    } catch (SocketError e) {
      throw new JoinFailed(String.valueOf(e.getMessage()), e);
    } finally {
      joining = null;
    }
  }

  /** Leaves the network. */
  public void leave() throws SocketError, InterruptedException {
    port.call(Opcode.WLAN_DISCONNECT, new Payload());
  }

  /** Returns how the interface is set up. */
  public Settings settings() throws SocketError, InterruptedException {
    try {
      PayloadReader read = port.call(Opcode.NETCFG_GET, new Payload());
      return new Settings(read.text(), read.flag(), read.flag(), addresses(read));
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.NETCFG_GET, e);
    }
  }

  /** Has addresses come by DHCP, from the next join on, and after every start. */
  public void useDhcp() throws SocketError, InterruptedException {
    port.longCall(Opcode.NETCFG_SET, new Payload().number(0), _ -> {});
  }

  /** Sets addresses, which hold from the next join on, and after every start. */
  public void useStatic(Addresses fixed) throws SocketError, InterruptedException {
    port.longCall(
        Opcode.NETCFG_SET,
        new Payload()
            .number(1)
            .address(fixed.address())
            .number(fixed.prefix())
            .address(fixed.gateway())
            .address(fixed.dns()),
        _ -> {});
  }

  /**
   * Gives the part another MAC address, from its next start on. Firmware that was given its MAC
   * address by the board keeps that one.
   *
   * @param mac six pairs of hex digits, as in {@code 02:00:00:00:00:01}
   */
  public void useMac(String mac) throws SocketError, InterruptedException {
    port.longCall(Opcode.NETCFG_SET, new Payload().number(2).text(mac), _ -> {});
  }

  private static Addresses addresses(PayloadReader from) throws MalformedFrame {
    return new Addresses(from.address(), from.number(), from.address(), from.address());
  }
}
