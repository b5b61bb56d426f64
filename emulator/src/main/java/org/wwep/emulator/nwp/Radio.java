package org.wwep.emulator.nwp;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.emulator.nwp.channel.Refused;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.hal.MacAddress;
import org.wwep.net.JoinFailed;
import org.wwep.net.NetworkStack;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;
import org.wwep.rtos.Rtos;
import org.wwep.rtos.Semaphore;

/**
 * Wi-Fi, and the addresses that come with it: scan, join, leave, DHCP or a static address, the MAC.
 *
 * <p>Owned by the task that takes commands, and by the one that joins.
 */
final class Radio implements Service {
  /** What of the set-up a command changes. */
  private static final int DHCP = 0;

  private static final int STATIC = 1;
  private static final int MAC = 2;

  private static final System.Logger LOG = System.getLogger(Radio.class.getName());

  private final NwpConfig config;
  private final NetworkStack stack;
  private final Storage storage;
  private final Workers workers;
  private final Events events;
  private final Semaphore keeping;
  private MacAddress mac;
  private NetConfig setup = NetConfig.FACTORY;
  private @Nullable AccessPoint joined;
  private @Nullable Lease lease;
  private int attempt;

  /** Where events go. */
  @FunctionalInterface
  interface Events {
    void tell(Opcode event, Payload payload);
  }

  Radio(NwpConfig config, NetworkStack stack, Storage storage, Workers workers, Events events) {
    this.config = config;
    this.stack = stack;
    this.storage = storage;
    this.keeping = workers.rtos().semaphore(1);
    this.mac = config.mac();
    this.workers = workers;
    this.events = events;
  }

  /** Finds how it was set up before the power went. */
  void start() throws InterruptedException {
    try {
      NetConfig kept = NetConfig.kept(storage);
      setup(kept);
      synchronized (this) {
        mac = Objects.requireNonNullElse(kept.mac(), mac);
      }
    } catch (FlashException | MalformedFrame | IllegalArgumentException e) {
      LOG.log(
          WARNING,
          "{0} does not hold, the factory's set-up does: {1}",
          NetConfig.FILE,
          e.getMessage());
    }
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
        UnaryOperator<NetConfig> change = change(asked);
        answer.later("nwp netcfg", () -> keep(change));
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
    if (setup().fixed() == null) {
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

  private synchronized void acquired(int mine) {
    if (mine == attempt) {
      Lease taken = Objects.requireNonNullElse(setup.fixed(), config.lease());
      lease = taken;
      events.tell(Opcode.IP_ACQUIRED, taken.write(new Payload()));
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
    Lease fixed = setup.fixed();
    Lease now =
        Objects.requireNonNullElse(lease, Objects.requireNonNullElse(fixed, config.lease()));
    return now.write(Refused.done().text(mac.toString()).flag(fixed == null).flag(lease != null));
  }

  private static UnaryOperator<NetConfig> change(PayloadReader asked)
      throws MalformedFrame, SocketError {
    int what = asked.number();
    try {
      return switch (what) {
        case DHCP -> setup -> setup.with((Lease) null);
        case STATIC -> {
          Lease fixed = Lease.read(asked);
          yield setup -> setup.with(fixed);
        }
        case MAC -> {
          MacAddress other = MacAddress.parse(asked.text());
          yield setup -> setup.with(other);
        }
        default -> throw new MalformedFrame("there is no set-up number " + what);
      };
    } catch (IllegalArgumentException e) {
      throw new SocketError(Errno.EINVAL, String.valueOf(e.getMessage()), e);
    }
  }

  private Payload keep(UnaryOperator<NetConfig> change) throws SocketError, InterruptedException {
    keeping.acquire();
    try {
      NetConfig wanted = change.apply(setup());
      wanted.keep(storage);
      setup(wanted);
      return Refused.done();
    } catch (FlashException e) {
      throw FlashErrors.of(e);
    } finally {
      keeping.release();
    }
  }

  private synchronized NetConfig setup() {
    return setup;
  }

  private synchronized void setup(NetConfig other) {
    setup = other;
  }

  /** Tells how it is, for a person. */
  synchronized void state(Map<String, String> state) {
    Lease now = lease;
    state.put("MAC address", mac.toString());
    state.put("network", joined == null ? "none" : joined.ssid());
    state.put(
        "address",
        now == null
            ? "none"
            : "%s/%d by %s"
                .formatted(
                    now.address().getHostAddress(),
                    now.prefix(),
                    setup.fixed() == null ? "DHCP" : "setting"));
  }
}
