package org.wwep.emulator.coprocessor.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.DhcpRange;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.NetSetting;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.channel.PowerPolicy;
import org.wwep.emulator.coprocessor.channel.Role;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.net.JoinFailedException;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Mailbox;

/**
 * Profiles, policies, the role and provisioning: {@code sl_WlanProfile...}, {@code
 * sl_WlanPolicySet}, {@code sl_WlanSetMode}, {@code sl_WlanProvisioning}.
 *
 * <p><b>Shape</b>: any task.
 */
public final class CoprocessorWlan {
  private final CommandPort port;
  private volatile @Nullable Mailbox<Boolean> news;

  /**
   * A profile as it is listed: its key stays where it is.
   *
   * @param number its number
   * @param ssid the network's name
   * @param secured whether it has a key
   * @param priority which of several is joined: the highest
   */
  public record Profile(int number, String ssid, boolean secured, int priority) {}

  /**
   * How Wi-Fi stands.
   *
   * @param role the role since the last start
   * @param provisioning whether a network is being asked for
   * @param network the network that it is on, its own included, or empty
   * @param acquired whether it has an address there
   */
  public record Status(Role role, boolean provisioning, String network, boolean acquired) {
    /** Returns whether there is a network to use. */
    public boolean isUp() {
      return acquired && !provisioning;
    }
  }

  CoprocessorWlan(CommandPort port, CoprocessorControl control) {
    this.port = port;
    control.listen(
        _ -> {
          Mailbox<Boolean> box = news;
          if (box != null) {
            box.post(true);
          }
        });
  }

  /** Returns how Wi-Fi stands. */
  public Status status() throws ErrnoException, InterruptedException {
    return ResponsePayload.read(
        Opcode.WLAN_STATUS,
        port.call(Opcode.WLAN_STATUS, new PayloadWriter()),
        read -> new Status(Role.of(read.number()), read.flag(), read.text(), read.flag()));
  }

  /**
   * Waits until the part is on a network by itself: by its profiles, by provisioning, or as an
   * access point.
   */
  public void await(Duration timeout) throws JoinFailedException, InterruptedException {
    Mailbox<Boolean> box = port.rtos().mailbox();
    news = box;
    try {
      Instant deadline = port.rtos().now().plus(timeout);
      while (true) {
        Status now = status();
        if (now.isUp()) {
          return;
        }
        Duration left = Duration.between(port.rtos().now(), deadline);
        if (!left.isPositive() || box.take(left).isEmpty()) {
          throw new JoinFailedException(
              now.provisioning()
                  ? "no profile yet: provision the device over its network '%s'"
                      .formatted(now.network())
                  : "no known network within %d ms".formatted(timeout.toMillis()));
        }
      }
    } catch (ErrnoException e) {
      throw new JoinFailedException(String.valueOf(e.getMessage()), e);
    } finally {
      news = null;
    }
  }

  /** Adds a profile, or replaces the one of this name; returns its number. */
  public int addProfile(WlanProfile profile) throws ErrnoException, InterruptedException {
    return ResponsePayload.read(
        Opcode.PROFILE_ADD,
        port.longCall(Opcode.PROFILE_ADD, profile.write(new PayloadWriter()), _ -> {}),
        PayloadReader::number);
  }

  /** Deletes a profile. */
  public void deleteProfile(int number) throws ErrnoException, InterruptedException {
    port.longCall(Opcode.PROFILE_DELETE, new PayloadWriter().flag(false).number(number), _ -> {});
  }

  /** Deletes all profiles. */
  public void deleteProfiles() throws ErrnoException, InterruptedException {
    port.longCall(Opcode.PROFILE_DELETE, new PayloadWriter().flag(true).number(0), _ -> {});
  }

  /** Lists the profiles. */
  public List<Profile> profiles() throws ErrnoException, InterruptedException {
    return ResponsePayload.readList(
        Opcode.PROFILE_LIST,
        port.call(Opcode.PROFILE_LIST, new PayloadWriter()),
        read -> new Profile(read.number(), read.text(), read.flag(), read.number()));
  }

  /** Sets which networks are joined without being asked; P2P is {@code ENOTSUP}. */
  public void use(ConnectionPolicy policy) throws ErrnoException, InterruptedException {
    port.longCall(Opcode.POLICY_SET, policy.write(new PayloadWriter()), _ -> {});
  }

  /** Returns which networks are joined without being asked. */
  public ConnectionPolicy policy() throws ErrnoException, InterruptedException {
    return ResponsePayload.read(
        Opcode.POLICY_GET,
        port.call(Opcode.POLICY_GET, new PayloadWriter()),
        ConnectionPolicy::read);
  }

  /** Sets the role, from the next start on; P2P is {@code ENOTSUP}. */
  public void use(Role role) throws ErrnoException, InterruptedException {
    port.longCall(Opcode.ROLE_SET, new PayloadWriter().number(role.number()), _ -> {});
  }

  /**
   * Names the own network, from its next opening on.
   *
   * @param key its key, or empty for an open one
   */
  public void ownNetwork(String ssid, String key, int channel)
      throws ErrnoException, InterruptedException {
    port.longCall(
        Opcode.HOTSPOT_SET, new PayloadWriter().text(ssid).text(key).number(channel), _ -> {});
  }

  /** Sets the own addresses in the own network, with all that is beside them for stations. */
  public void ownAddresses(IpConfiguration addresses) throws ErrnoException, InterruptedException {
    port.longCall(
        Opcode.NETCFG_SET,
        addresses.write(new PayloadWriter().number(NetSetting.HOTSPOT_ADDRESS.number())),
        _ -> {});
  }

  /** Sets what the own network's stations are given. */
  public void ownDhcp(DhcpRange range) throws ErrnoException, InterruptedException {
    port.longCall(
        Opcode.NETCFG_SET,
        range.write(new PayloadWriter().number(NetSetting.HOTSPOT_DHCP.number())),
        _ -> {});
  }

  /** Opens the own network to be given a profile, until nobody did anything for this long. */
  public void provision(Duration inactivity) throws ErrnoException, InterruptedException {
    port.call(Opcode.PROVISION, new PayloadWriter().flag(true).time(inactivity));
  }

  /** Ends that. */
  public void stopProvisioning() throws ErrnoException, InterruptedException {
    port.call(Opcode.PROVISION, new PayloadWriter().flag(false).time(Duration.ZERO));
  }

  /** Sets when the part sleeps; what it was given no figures for is {@code ENOTSUP}. */
  public void use(PowerPolicy policy) throws ErrnoException, InterruptedException {
    port.call(Opcode.POWER_SET, new PayloadWriter().number(policy.number()));
  }

  /** Returns when the part sleeps. */
  public PowerPolicy powerPolicy() throws ErrnoException, InterruptedException {
    return ResponsePayload.read(
        Opcode.POWER_GET,
        port.call(Opcode.POWER_GET, new PayloadWriter()),
        read -> PowerPolicy.of(read.number()));
  }
}
