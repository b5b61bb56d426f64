package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.JoinFailedException;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
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

  private final CoprocessorConfig config;
  private final RadioNetworkStack radioNetworkStack;
  private final InterfaceSetup setup;
  private final ConnectionPolicy connectionPolicy;
  private final CoprocessorTasks coprocessorTasks;
  private final Events events;
  private @Nullable AccessPoint joined;
  private @Nullable IpConfiguration lease;
  private boolean joining;
  private int attempt;
  private boolean inRange;
  private int sight;

  /** Where events go. */
  @FunctionalInterface
  interface Events {
    void tell(Opcode event, PayloadWriter payloadWriter);
  }

  Radio(
      CoprocessorConfig config,
      RadioNetworkStack radioNetworkStack,
      InterfaceSetup setup,
      ConnectionPolicy connectionPolicy,
      CoprocessorTasks coprocessorTasks,
      Events events,
      boolean inRange) {
    this.config = config;
    this.radioNetworkStack = radioNetworkStack;
    this.setup = setup;
    this.connectionPolicy = connectionPolicy;
    this.coprocessorTasks = coprocessorTasks;
    this.events = events;
    this.inRange = inRange;
  }

  /** Finds how it was set up, and goes back to the network that was joined last. */
  void start() throws InterruptedException {
    setup.start();
    connectionPolicy.start();
    rejoin();
  }

  /** Leaves the network without a word; what is known of it stays. */
  synchronized void stop() {
    drop();
    radioNetworkStack.cut("the coprocessor was stopped");
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
      coprocessorTasks.start("nwp beacons", () -> listen(mine));
    }
  }

  private void listen(int mine) throws InterruptedException {
    coprocessorTasks.rtos().sleep(config.silence());
    synchronized (this) {
      AccessPoint network = joined;
      if (mine == sight && network != null) {
        lose("no beacon of '%s' for %d ms".formatted(network.ssid(), config.silence().toMillis()));
      }
    }
  }

  private synchronized void rejoin() {
    Optional<KnownNetwork> network = connectionPolicy.known();
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
    coprocessorTasks.start("nwp join", () -> join(mine, network, timeout));
  }

  private void join(int mine, KnownNetwork network, Duration timeout) throws InterruptedException {
    Rtos rtos = coprocessorTasks.rtos();
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
      radioNetworkStack.join(left.isNegative() ? Duration.ZERO : left);
    } catch (JoinFailedException e) {
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
      connectionPolicy.joined(network);
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
        new PayloadWriter().text(network.ssid()).number(network.rssi()).number(network.channel()));
    return true;
  }

  private synchronized boolean acquired(int mine) {
    if (mine != attempt) {
      return false;
    }
    IpConfiguration taken = setup.next();
    lease = taken;
    events.tell(Opcode.IP_ACQUIRED, taken.write(new PayloadWriter()));
    return true;
  }

  private synchronized void failed(int mine, String why) {
    if (mine == attempt) {
      joining = false;
      events.tell(Opcode.WLAN_DISCONNECTED, new PayloadWriter().text(why));
      coprocessorTasks.start(
          "nwp again",
          () -> {
            coprocessorTasks.rtos().sleep(PAUSE);
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
      events.tell(Opcode.WLAN_DISCONNECTED, new PayloadWriter().text(why));
    }
    if (had) {
      events.tell(Opcode.IP_LOST, new PayloadWriter());
    }
    radioNetworkStack.cut("the coprocessor is on no network any more: " + why);
  }

  private void drop() {
    attempt++;
    joining = false;
    joined = null;
    lease = null;
  }

  /** Throws that there is no network. */
  synchronized void throwIfDown() throws ErrnoException {
    if (lease == null) {
      throw new ErrnoException(
          Errno.ENETDOWN,
          joined == null
              ? "the coprocessor is on no network: join one first"
              : "the coprocessor has no address yet");
    }
  }

  /** Writes how the interface is set up. */
  synchronized PayloadWriter addresses(PayloadWriter into) {
    IpConfiguration now = Objects.requireNonNullElse(lease, setup.next());
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
