package org.wwep.emulator.coprocessor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.NetworkScan.HeardNetwork;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.channel.Opcode;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.emulator.coprocessor.channel.ProvisioningResult;
import org.wwep.emulator.coprocessor.channel.WlanProfile;
import org.wwep.net.JoinFailedException;
import org.wwep.rtos.Rtos;

/**
 * The radio as a station: how a network is joined and left, and what happens by itself: a network
 * that is silent is lost, and a known one is joined again.
 *
 * <p>Any task; one attempt to join counts, and a newer one ends it.
 */
final class StationRadio {
  /** What a join that nobody asked for may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CoprocessorTiming timing;
  private final RadioNetworkStack radioNetworkStack;
  private final InterfaceSetup setup;
  private final KnownNetworks knownNetworks;
  private final NetworkScan scan;
  private final CoprocessorTasks coprocessorTasks;
  private final RadioEvents events;
  private @Nullable Association joined;
  private @Nullable IpConfiguration lease;
  private boolean active;
  private boolean joining;
  private int attempt;
  private int turn;
  private int sight;

  StationRadio(
      CoprocessorTiming timing,
      RadioNetworkStack radioNetworkStack,
      InterfaceSetup setup,
      KnownNetworks knownNetworks,
      NetworkScan scan,
      CoprocessorTasks coprocessorTasks,
      RadioEvents events) {
    this.timing = timing;
    this.radioNetworkStack = radioNetworkStack;
    this.setup = setup;
    this.knownNetworks = knownNetworks;
    this.scan = scan;
    this.coprocessorTasks = coprocessorTasks;
    this.events = events;
  }

  /** Begins to join what is known. */
  synchronized void start() {
    active = true;
    rejoin();
  }

  /** Leaves the network without a word; what is known of it stays. */
  synchronized void stop(String why) {
    active = false;
    drop();
    radioNetworkStack.cut(why);
  }

  /** Looks at what is in range now: a network may have come or gone. */
  synchronized void look() {
    int mine = ++sight;
    Association now = joined;
    if (now == null) {
      rejoin();
    } else if (!now.isHeard(scan)) {
      coprocessorTasks.start("nwp beacons", () -> listen(mine));
    }
  }

  private void listen(int mine) throws InterruptedException {
    coprocessorTasks.rtos().sleep(timing.silence());
    synchronized (this) {
      Association now = joined;
      if (mine == sight && now != null) {
        lose(
            "no beacon of '%s' for %d ms"
                .formatted(now.network().ssid(), timing.silence().toMillis()));
        rejoin();
      }
    }
  }

  /** Joins what is known and in range, if there is no network. */
  synchronized void rejoin() {
    if (!active || joined != null || joining) {
      return;
    }
    List<WlanProfile> candidates = knownNetworks.candidates(scan.networks());
    if (!candidates.isEmpty()) {
      WlanProfile next = candidates.get(turn % candidates.size());
      connect(next, PATIENCE, () -> {}, JoinListener.NONE);
    }
  }

  /**
   * Joins a network; how that went is told by events.
   *
   * @param onBegun runs after the last event of an older attempt, before the first of this one
   */
  synchronized void connect(
      WlanProfile network, Duration timeout, Runnable onBegun, JoinListener listener) {
    drop();
    active = true;
    joining = true;
    int mine = attempt;
    onBegun.run();
    coprocessorTasks.startWork("nwp join", () -> join(mine, network, timeout, listener));
  }

  private void join(int mine, WlanProfile network, Duration timeout, JoinListener listener)
      throws InterruptedException {
    Rtos rtos = coprocessorTasks.rtos();
    Instant deadline = rtos.now().plus(timeout);
    rtos.sleep(timing.joining());
    Optional<HeardNetwork> found = scan.find(network.ssid());
    if (!isNewest(mine)) {
      return;
    }
    if (found.isEmpty()) {
      failed(mine, "no network '" + network.ssid() + "' in range");
      listener.ended(ProvisioningResult.SSID_NOT_FOUND);
      return;
    }
    Association made;
    try {
      Duration left = Duration.between(rtos.now(), deadline);
      made = Association.make(found.get(), network, setup, radioNetworkStack, left);
    } catch (JoinFailedException e) {
      failed(mine, String.valueOf(e.getMessage()));
      listener.ended(ProvisioningResult.CONNECTION_FAILED);
      return;
    }
    if (!told(mine, made)) {
      return;
    }
    if (setup.fixed() == null) {
      rtos.sleep(timing.dhcp());
    }
    Optional<IpConfiguration> given = made.addresses(setup);
    if (given.isEmpty()) {
      failed(mine, "no address on '%s': nobody gives one".formatted(network.ssid()));
      listener.ended(ProvisioningResult.IP_NOT_ACQUIRED);
    } else if (acquired(mine, given.get(), made)) {
      knownNetworks.joined(network);
      listener.ended(ProvisioningResult.SUCCESS);
    }
  }

  private synchronized boolean isNewest(int mine) {
    return mine == attempt;
  }

  private synchronized boolean told(int mine, Association made) {
    if (mine != attempt) {
      made.leave();
      return false;
    }
    joined = made;
    joining = false;
    AccessPoint network = made.network();
    events.tell(
        Opcode.WLAN_CONNECTED,
        new PayloadWriter().text(network.ssid()).number(network.rssi()).number(network.channel()));
    return true;
  }

  private synchronized boolean acquired(int mine, IpConfiguration taken, Association made) {
    if (mine != attempt) {
      return false;
    }
    made.use(radioNetworkStack, taken);
    lease = taken;
    turn = 0;
    events.tell(Opcode.IP_ACQUIRED, taken.write(new PayloadWriter()));
    return true;
  }

  private synchronized void failed(int mine, String why) {
    if (mine == attempt) {
      drop();
      turn++;
      int next = attempt;
      events.tell(Opcode.WLAN_DISCONNECTED, new PayloadWriter().text(why));
      coprocessorTasks.start(
          "nwp again",
          () -> {
            coprocessorTasks.rtos().sleep(PAUSE);
            if (isNewest(next)) {
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
    lease = null;
    Association left = joined;
    joined = null;
    if (left != null) {
      left.leave();
    }
  }

  /** Returns the network that was joined, or null. */
  synchronized @Nullable AccessPoint joined() {
    Association now = joined;
    return now == null ? null : now.network();
  }

  /** Returns the addresses, or null. */
  synchronized @Nullable IpConfiguration lease() {
    return lease;
  }
}
