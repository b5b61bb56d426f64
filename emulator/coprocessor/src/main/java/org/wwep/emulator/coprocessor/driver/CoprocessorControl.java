package org.wwep.emulator.coprocessor.driver;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.NetSetting;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.net.JoinFailedException;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Mailbox;

/**
 * The part, its radio and its addresses: {@code sl_Start}, {@code sl_Stop}, {@code sl_Wlan...} and
 * {@code sl_NetCfg...}.
 *
 * <p><b>Shape</b>: one task joins at a time. Events are told on the driver's task, and may come at
 * any moment; whoever listens does not wait.
 */
public final class CoprocessorControl {
  private final CommandPort port;
  private volatile @Nullable Mailbox<JoinResult> joining;
  private final RadioListeners listeners = new RadioListeners();
  private final Runnable closeSockets;

  /** How a join went: an address, or why not. */
  private record JoinResult(@Nullable IpConfiguration addresses, String why) {}

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
  public record Settings(String mac, boolean dhcp, boolean acquired, IpConfiguration addresses) {}

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
  public record StartResult(Role role, Settings settings) {}

  /**
   * Makes one.
   *
   * @param closeSockets closes all of the firmware's sockets
   */
  CoprocessorControl(CommandPort port, Runnable closeSockets) {
    this.port = port;
    this.closeSockets = closeSockets;
    port.on(
        Opcode.WLAN_CONNECTED,
        event -> listeners.accept(new RadioEvent.Connected(event.text(), event.number())));
    port.on(
        Opcode.WLAN_DISCONNECTED,
        event -> {
          String why = event.text();
          joined(new JoinResult(null, why));
          listeners.accept(new RadioEvent.Disconnected(why));
        });
    port.on(
        Opcode.IP_ACQUIRED,
        event -> {
          IpConfiguration ipConfiguration = IpConfiguration.read(event);
          joined(new JoinResult(ipConfiguration, ""));
          listeners.accept(new RadioEvent.IpAcquired(ipConfiguration));
        });
    port.on(Opcode.IP_LOST, _ -> listeners.accept(new RadioEvent.IpLost()));
    OwnNetworkEvents.on(port, listeners);
  }

  private void joined(JoinResult how) {
    Mailbox<JoinResult> waiting = joining;
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
  public void stop() throws ErrnoException, InterruptedException {
    closeSockets.run();
    port.call(Opcode.DEVICE_STOP, new PayloadWriter());
  }

  /**
   * Starts the part again, with a MAC address that was set meanwhile; a network that was joined
   * before is joined again, which events tell.
   *
   * @return how the interface is set up; there is no network yet
   */
  public StartResult start() throws ErrnoException, InterruptedException {
    return ResponsePayload.read(
        Opcode.DEVICE_START,
        port.call(Opcode.DEVICE_START, new PayloadWriter()),
        read -> new StartResult(Role.of(read.number()), settings(read)));
  }

  /** Returns what the part can do. */
  public Limits limits() throws ErrnoException, InterruptedException {
    return ResponsePayload.read(
        Opcode.DEVICE_GET,
        port.call(Opcode.DEVICE_GET, new PayloadWriter()),
        about -> new Limits(about.number(), about.number(), about.number()));
  }

  /** Looks for networks. */
  public List<Network> scan() throws ErrnoException, InterruptedException {
    return ResponsePayload.readList(
        Opcode.WLAN_SCAN,
        port.longCall(Opcode.WLAN_SCAN, new PayloadWriter(), _ -> {}),
        found -> new Network(found.text(), found.flag(), found.number(), found.number()));
  }

  /** Joins a network, and waits for an address. */
  public IpConfiguration join(String ssid, String key, Duration timeout)
      throws JoinFailedException, InterruptedException {
    Mailbox<JoinResult> box = port.rtos().mailbox();
    try {
      // What is told before the answer is about an older attempt.
      port.call(
          Opcode.WLAN_CONNECT,
          new PayloadWriter().text(ssid).text(key).time(timeout),
          () -> joining = box);
      Optional<JoinResult> how = box.take(timeout);
      if (how.isEmpty()) {
        throw new JoinFailedException(
            "no address on '%s' within %d ms".formatted(ssid, timeout.toMillis()));
      }
      IpConfiguration ipConfiguration = how.get().addresses();
      if (ipConfiguration == null) {
        throw new JoinFailedException(how.get().why());
      }
      return ipConfiguration;
    } catch (ErrnoException e) {
      throw new JoinFailedException(String.valueOf(e.getMessage()), e);
    } finally {
      joining = null;
    }
  }

  /** Leaves the network. */
  public void leave() throws ErrnoException, InterruptedException {
    port.call(Opcode.WLAN_DISCONNECT, new PayloadWriter());
  }

  /** Returns the address that the part has now, if it has one and tells it. */
  public Optional<InetAddress> ownAddress() {
    try {
      Settings now = settings();
      return now.acquired() ? Optional.of(now.addresses().address()) : Optional.empty();
    } catch (ErrnoException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Returns how the interface is set up. */
  public Settings settings() throws ErrnoException, InterruptedException {
    return ResponsePayload.read(
        Opcode.NETCFG_GET,
        port.call(Opcode.NETCFG_GET, new PayloadWriter()),
        CoprocessorControl::settings);
  }

  private static Settings settings(PayloadReader read) throws MalformedFrameException {
    return new Settings(read.text(), read.flag(), read.flag(), IpConfiguration.read(read));
  }

  /** Has addresses come by DHCP, from the next join on, and after every start. */
  public void useDhcp() throws ErrnoException, InterruptedException {
    set(about(NetSetting.DHCP));
  }

  /** Sets addresses, which hold from the next join on, and after every start. */
  public void useStatic(IpConfiguration fixed) throws ErrnoException, InterruptedException {
    set(fixed.write(about(NetSetting.STATIC)));
  }

  /**
   * Gives the part another MAC address, from its next start on. Firmware that was given its MAC
   * address by the board keeps that one.
   *
   * @param mac six pairs of hex digits, as in {@code 02:00:00:00:00:01}
   */
  public void useMac(String mac) throws ErrnoException, InterruptedException {
    set(about(NetSetting.MAC).text(mac));
  }

  private static PayloadWriter about(NetSetting setting) {
    return new PayloadWriter().number(setting.number());
  }

  private void set(PayloadWriter setting) throws ErrnoException, InterruptedException {
    port.longCall(Opcode.NETCFG_SET, setting, _ -> {});
  }
}
