package org.wwep.emulator.nwp.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.Addresses;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.NetSetting;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Role;
import org.wwep.net.JoinFailed;
import org.wwep.net.bsd.SocketError;
import org.wwep.rtos.Mailbox;

/**
 * The part, its radio and its addresses: {@code sl_Start}, {@code sl_Stop}, {@code sl_Wlan...} and
 * {@code sl_NetCfg...}.
 *
 * <p><b>Shape</b>: one task joins at a time. Events are told on the driver's task, and may come at
 * any moment; whoever listens does not wait.
 */
public final class NwpControl {
  private final CommandPort port;
  private volatile @Nullable Mailbox<Joined> joining;
  private final RadioListeners listeners = new RadioListeners();
  private final Runnable closeSockets;

  /** How a join went: an address, or why not. */
  private record Joined(@Nullable Addresses addresses, String why) {}

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

  /**
   * What a start tells.
   *
   * @param role what the part is
   * @param settings how its interface is set up
   */
  public record Started(Role role, Settings settings) {}

  /**
   * Makes one.
   *
   * @param closeSockets closes all of the firmware's sockets
   */
  NwpControl(CommandPort port, Runnable closeSockets) {
    this.port = port;
    this.closeSockets = closeSockets;
    port.on(
        Opcode.WLAN_CONNECTED,
        event -> listeners.accept(new RadioEvent.Connected(event.text(), event.number())));
    port.on(
        Opcode.WLAN_DISCONNECTED,
        event -> {
          String why = event.text();
          joined(new Joined(null, why));
          listeners.accept(new RadioEvent.Disconnected(why));
        });
    port.on(
        Opcode.IP_ACQUIRED,
        event -> {
          Addresses addresses = Addresses.read(event);
          joined(new Joined(addresses, ""));
          listeners.accept(new RadioEvent.IpAcquired(addresses));
        });
    port.on(Opcode.IP_LOST, _ -> listeners.accept(new RadioEvent.IpLost()));
  }

  private void joined(Joined how) {
    Mailbox<Joined> waiting = joining;
    if (waiting != null) {
      waiting.post(how);
    }
  }

  /** Has events be told from now on. */
  public void listen(Consumer<RadioEvent> events) {
    listeners.add(events);
  }

  /**
   * Stops the part: the network is left, every socket is closed, and all but a start is {@code
   * ENODEV} from now on. Credentials stay under their tags.
   */
  public void stop() throws SocketError, InterruptedException {
    closeSockets.run();
    port.call(Opcode.DEVICE_STOP, new Payload());
  }

  /**
   * Starts the part again, with a MAC address that was set meanwhile; a network that was joined
   * before is joined again, which events tell.
   *
   * @return how the interface is set up; there is no network yet
   */
  public Started start() throws SocketError, InterruptedException {
    try {
      PayloadReader read = port.call(Opcode.DEVICE_START, new Payload());
      return new Started(Role.of(read.number()), settings(read));
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.DEVICE_START, e);
    }
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
    try {
      // What is told before the answer is about an older attempt.
      port.call(
          Opcode.WLAN_CONNECT,
          new Payload().text(ssid).text(key).time(timeout),
          () -> joining = box);
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
      return settings(read);
    } catch (MalformedFrame e) {
      throw CommandPort.malformed(Opcode.NETCFG_GET, e);
    }
  }

  private static Settings settings(PayloadReader read) throws MalformedFrame {
    return new Settings(read.text(), read.flag(), read.flag(), Addresses.read(read));
  }

  /** Has addresses come by DHCP, from the next join on, and after every start. */
  public void useDhcp() throws SocketError, InterruptedException {
    set(about(NetSetting.DHCP));
  }

  /** Sets addresses, which hold from the next join on, and after every start. */
  public void useStatic(Addresses fixed) throws SocketError, InterruptedException {
    set(fixed.write(about(NetSetting.STATIC)));
  }

  /**
   * Gives the part another MAC address, from its next start on. Firmware that was given its MAC
   * address by the board keeps that one.
   *
   * @param mac six pairs of hex digits, as in {@code 02:00:00:00:00:01}
   */
  public void useMac(String mac) throws SocketError, InterruptedException {
    set(about(NetSetting.MAC).text(mac));
  }

  private static Payload about(NetSetting setting) {
    return new Payload().number(setting.number());
  }

  private void set(Payload setting) throws SocketError, InterruptedException {
    port.longCall(Opcode.NETCFG_SET, setting, _ -> {});
  }
}
