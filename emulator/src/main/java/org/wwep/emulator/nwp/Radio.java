package org.wwep.emulator.nwp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.net.JoinFailed;
import org.wwep.net.NetworkStack;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;
import org.wwep.rtos.Rtos;

/**
 * Wi-Fi, and the addresses that come with it: scan, join, leave, DHCP or a static address.
 *
 * <p>Owned by the task that takes commands, and by the one that joins.
 */
final class Radio implements Service {
  private final NwpConfig config;
  private final NetworkStack stack;
  private final Workers workers;
  private final Events events;
  private @Nullable Lease fixed;
  private @Nullable AccessPoint joined;
  private @Nullable Lease lease;
  private int attempt;

  /** Where events go. */
  @FunctionalInterface
  interface Events {
    void tell(Opcode event, Payload payload);
  }

  Radio(NwpConfig config, NetworkStack stack, Workers workers, Events events) {
    this.config = config;
    this.stack = stack;
    this.workers = workers;
    this.events = events;
  }

  @Override
  public void carryOut(Frame command, PayloadReader asked, Answer answer)
      throws SocketError, MalformedFrame, InterruptedException {
    switch (command.opcode()) {
      case WLAN_SCAN -> answer.later("nwp scan", this::scan);
      case WLAN_CONNECT -> {
        connect(asked.text(), asked.text(), asked.time());
        answer.done(Refused.done());
      }
      case WLAN_DISCONNECT -> {
        leave("as asked");
        answer.done(Refused.done());
      }
      case NETCFG_GET -> answer.done(addresses());
      case NETCFG_SET -> {
        configure(asked);
        answer.done(Refused.done());
      }
      default -> throw new MalformedFrame("no command for the radio: " + command.opcode());
    }
  }

  private Payload scan() throws InterruptedException {
    workers.rtos().sleep(config.joining());
    Payload found = Refused.done().number(config.air().size());
    for (AccessPoint each : config.air()) {
      found.text(each.ssid()).flag(each.key() != null).number(each.rssi()).number(each.channel());
    }
    return found;
  }

  private synchronized void connect(String ssid, String key, Duration timeout) {
    int mine = ++attempt;
    joined = null;
    lease = null;
    workers.start("nwp join", () -> join(mine, ssid, key, timeout));
  }

  private void join(int mine, String ssid, String key, Duration timeout)
      throws InterruptedException {
    Rtos rtos = workers.rtos();
    Instant deadline = rtos.now().plus(timeout);
    rtos.sleep(config.joining());
    Optional<AccessPoint> found =
        config.air().stream().filter(each -> each.ssid().equals(ssid)).findFirst();
    if (found.isEmpty()) {
      failed(mine, "no network '" + ssid + "' in range");
      return;
    }
    String wanted = found.get().key();
    if (wanted != null && !wanted.equals(key)) {
      failed(mine, "the key of '" + ssid + "' is another one");
      return;
    }
    try {
      Duration left = Duration.between(rtos.now(), deadline);
      stack.join(left.isNegative() ? Duration.ZERO : left);
    } catch (JoinFailed e) {
      failed(mine, String.valueOf(e.getMessage()));
      return;
    }
    if (!told(mine, found.get())) {
      return;
    }
    if (fixed() == null) {
      rtos.sleep(config.dhcp());
    }
    acquired(mine);
  }

  private synchronized boolean told(int mine, AccessPoint network) {
    if (mine != attempt) {
      return false;
    }
    joined = network;
    events.tell(
        Opcode.WLAN_CONNECTED,
        new Payload().text(network.ssid()).number(network.rssi()).number(network.channel()));
    return true;
  }

  private synchronized @Nullable Lease fixed() {
    return fixed;
  }

  private synchronized void acquired(int mine) {
    if (mine == attempt) {
      Lease taken = Objects.requireNonNullElse(fixed, config.lease());
      lease = taken;
      events.tell(Opcode.IP_ACQUIRED, write(new Payload(), taken));
    }
  }

  private synchronized void failed(int mine, String why) {
    if (mine == attempt) {
      events.tell(Opcode.WLAN_DISCONNECTED, new Payload().text(why));
    }
  }

  private synchronized void leave(String why) {
    attempt++;
    boolean was = joined != null;
    joined = null;
    lease = null;
    if (was) {
      events.tell(Opcode.WLAN_DISCONNECTED, new Payload().text(why));
    }
  }

  /** Throws that there is no network. */
  synchronized void throwIfDown() throws SocketError {
    if (lease == null) {
      throw new SocketError(
          Errno.ENETDOWN,
          joined == null
              ? "the coprocessor is on no network: join one first"
              : "the coprocessor has no address yet");
    }
  }

  private synchronized Payload addresses() {
    Lease now = Objects.requireNonNullElse(lease, fixed == null ? config.lease() : fixed);
    return write(
        Refused.done().text(config.mac().toString()).flag(fixed == null).flag(lease != null), now);
  }

  private synchronized void configure(PayloadReader asked) throws MalformedFrame, SocketError {
    boolean dhcp = asked.flag();
    try {
      fixed =
          dhcp
              ? null
              : new Lease(asked.address(), asked.number(), asked.address(), asked.address());
    } catch (IllegalArgumentException e) {
      throw new SocketError(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  /** Tells how it is, for a person. */
  synchronized void state(Map<String, String> state) {
    Lease now = lease;
    state.put("network", joined == null ? "none" : joined.ssid());
    state.put(
        "address",
        now == null
            ? "none"
            : "%s/%d by %s"
                .formatted(
                    now.address().getHostAddress(),
                    now.prefix(),
                    fixed == null ? "DHCP" : "setting"));
  }

  private static Payload write(Payload payload, Lease lease) {
    return payload
        .address(lease.address())
        .number(lease.prefix())
        .address(lease.gateway())
        .address(lease.dns());
  }
}
