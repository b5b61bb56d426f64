package org.wwep.emulator.nwp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.nwp.channel.Addresses;
import org.wwep.emulator.nwp.channel.Opcode;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.net.JoinFailed;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;
import org.wwep.rtos.Rtos;

/**
 * Whether there is a network, and an address on it: how one is joined and left, and what happens by
 * itself: a network that is silent is lost, and the last one that was joined is joined again.
 *
 * <p>Any task; one attempt to join counts, and a newer one ends it.
 */
final class Radio {
  /** What a join that nobody asked for may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final NwpConfig config;
  private final Wireless wireless;
  private final InterfaceSetup setup;
  private final Policy policy;
  private final Workers workers;
  private final Events events;
  private @Nullable AccessPoint joined;
  private @Nullable Addresses lease;
  private boolean joining;
  private int attempt;
  private boolean inRange;
  private int sight;

  /** Where events go. */
  @FunctionalInterface
  interface Events {
    void tell(Opcode event, Payload payload);
  }

  Radio(
      NwpConfig config,
      Wireless wireless,
      InterfaceSetup setup,
      Policy policy,
      Workers workers,
      Events events,
      boolean inRange) {
    this.config = config;
    this.wireless = wireless;
    this.setup = setup;
    this.policy = policy;
    this.workers = workers;
    this.events = events;
    this.inRange = inRange;
  }

  /** Finds how it was set up, and goes back to the network that was joined last. */
  void start() throws InterruptedException {
    setup.start();
    policy.start();
    rejoin();
  }

  /** Leaves the network without a word; what is known of it stays. */
  synchronized void stop() {
    drop();
    wireless.cut("the coprocessor was stopped");
  }

  synchronized boolean heard() {
    return inRange;
  }

  /** Has the networks be in range or not, from now on; the radio notices in its own time. */
  synchronized void inRange(boolean is) {
    if (is == inRange) {
      return;
    }
    inRange = is;
    int mine = ++sight;
    if (is) {
      rejoin();
    } else {
      workers.start("nwp beacons", () -> listen(mine));
    }
  }

  private void listen(int mine) throws InterruptedException {
    workers.rtos().sleep(config.silence());
    synchronized (this) {
      AccessPoint network = joined;
      if (mine == sight && network != null) {
        lose("no beacon of '%s' for %d ms".formatted(network.ssid(), config.silence().toMillis()));
      }
    }
  }

  private synchronized void rejoin() {
    Optional<KnownNetwork> network = policy.known();
    if (inRange && joined == null && !joining && network.isPresent()) {
      connect(network.get(), PATIENCE, () -> {});
    }
  }

  /**
   * Joins a network; how that went is told by events.
   *
   * @param onBegun runs after the last event of an older attempt, before the first of this one
   */
  synchronized void connect(KnownNetwork network, Duration timeout, Runnable onBegun) {
    drop();
    joining = true;
    int mine = attempt;
    onBegun.run();
    workers.start("nwp join", () -> join(mine, network, timeout));
  }

  private void join(int mine, KnownNetwork network, Duration timeout) throws InterruptedException {
    Rtos rtos = workers.rtos();
    Instant deadline = rtos.now().plus(timeout);
    rtos.sleep(config.joining());
    Optional<AccessPoint> found =
        config.air().stream().filter(each -> each.ssid().equals(network.ssid())).findFirst();
    if (!isNewest(mine)) {
      return;
    }
    if (found.isEmpty()) {
      failed(mine, "no network '" + network.ssid() + "' in range");
      return;
    }
    String wanted = found.get().key();
    if (wanted != null && !wanted.equals(network.key())) {
      failed(mine, "the key of '" + network.ssid() + "' is another one");
      return;
    }
    try {
      Duration left = Duration.between(rtos.now(), deadline);
      wireless.join(left.isNegative() ? Duration.ZERO : left);
    } catch (JoinFailed e) {
      failed(mine, String.valueOf(e.getMessage()));
      return;
    }
    if (!told(mine, found.get())) {
      return;
    }
    if (setup.fixed() == null) {
      rtos.sleep(config.dhcp());
    }
    if (acquired(mine)) {
      policy.joined(network);
    }
  }

  private synchronized boolean isNewest(int mine) {
    return mine == attempt;
  }

  private synchronized boolean told(int mine, AccessPoint network) {
    if (mine != attempt) {
      return false;
    }
    joined = network;
    joining = false;
    events.tell(
        Opcode.WLAN_CONNECTED,
        new Payload().text(network.ssid()).number(network.rssi()).number(network.channel()));
    return true;
  }

  private synchronized boolean acquired(int mine) {
    if (mine != attempt) {
      return false;
    }
    Addresses taken = setup.next();
    lease = taken;
    events.tell(Opcode.IP_ACQUIRED, taken.write(new Payload()));
    return true;
  }

  private synchronized void failed(int mine, String why) {
    if (mine == attempt) {
      joining = false;
      events.tell(Opcode.WLAN_DISCONNECTED, new Payload().text(why));
      workers.start(
          "nwp again",
          () -> {
            workers.rtos().sleep(PAUSE);
            if (isNewest(mine)) {
              rejoin();
            }
          });
    }
  }

  /** Ends the network, and what is connected over it. */
  synchronized void lose(String why) {
    boolean was = joined != null;
    boolean had = lease != null;
    drop();
    if (was) {
      events.tell(Opcode.WLAN_DISCONNECTED, new Payload().text(why));
    }
    if (had) {
      events.tell(Opcode.IP_LOST, new Payload());
    }
    wireless.cut("the coprocessor is on no network any more: " + why);
  }

  private void drop() {
    attempt++;
    joining = false;
    joined = null;
    lease = null;
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

  /** Writes how the interface is set up. */
  synchronized Payload addresses(Payload into) {
    Addresses now = Objects.requireNonNullElse(lease, setup.next());
    return now.write(
        into.text(setup.mac().toString()).flag(setup.fixed() == null).flag(lease != null));
  }

  /** Tells how it is, for a person. */
  synchronized void state(Map<String, String> state) {
    state.put("MAC address", setup.mac().toString());
    state.put("network", joined == null ? "none" : joined.ssid());
    state.put(
        "address",
        lease == null ? "none" : lease + " by " + (setup.fixed() == null ? "DHCP" : "setting"));
  }
}
