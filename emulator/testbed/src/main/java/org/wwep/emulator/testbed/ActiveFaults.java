package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.fault.TlsFault;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * The faults that are in place in a world, each for one device or for all.
 *
 * <p><b>Shape</b>: a name is used once; injecting another fault of that name replaces it. Owned by
 * the world's script, but for the counts, which any thread may add to and read.
 */
public final class ActiveFaults {
  /** The source of a timeline's entry about a fault that is for all devices. */
  public static final String ALL = "all";

  /** Hears of what faults hit, as it happens. */
  @FunctionalInterface
  public interface HitObserver {
    /**
     * A fault hit something; it must not block.
     *
     * @param device whose it was, or {@link #ALL} if that is not known
     */
    void hit(String device, FaultSpec fault);
  }

  private record ActiveFault(FaultSpec spec, @Nullable String device) {
    boolean isFor(String name) {
      return device == null || device.equals(name);
    }

    String source() {
      return device == null ? ALL : device;
    }
  }

  /** A host that takes part, and what else takes the faults of its owner. */
  private record FaultyHost(String owner, Host host, Consumer<List<FaultSpec>> board) {}

  private final World world;
  private final FaultLedger ledger = new FaultLedger();
  private final AtomicLong handshakes = new AtomicLong();
  private final List<ActiveFault> active = new CopyOnWriteArrayList<>();
  private final List<FaultyHost> hosts = new CopyOnWriteArrayList<>();
  private volatile HitObserver observer = (_, _) -> {};

  ActiveFaults(World world) {
    this.world = world;
  }

  /**
   * Has a host take part in what goes wrong, from now on.
   *
   * @param owner the device that faults name
   * @param host what has the network's faults
   * @param board what has the others
   */
  public void attach(String owner, Host host, Consumer<List<FaultSpec>> board) {
    FaultyHost added = new FaultyHost(owner, host, board);
    host.onHit(listener(owner));
    hosts.add(added);
    apply(added);
  }

  private void changed() {
    hosts.forEach(this::apply);
  }

  private void apply(FaultyHost each) {
    List<FaultSpec> theirs = on(each.owner());
    each.host().faults(theirs);
    each.board().accept(theirs);
  }

  /** Has this hear of what is hit from now on; one at a time. */
  public void onHit(HitObserver listener) {
    observer = listener;
  }

  /** Returns what counts the hits of a device's faults. */
  HitListener listener(String device) {
    return (fault, unit, count) -> {
      ledger.hit(fault, unit, count);
      observer.hit(device, fault);
    };
  }

  /** Returns which certificate the server shows to whoever has this address. */
  WorldCertificates.ServerCertificate shown(InetAddress address) {
    return hosts.stream()
        .filter(each -> each.host().address().equals(address))
        .findFirst()
        .map(each -> shown(each.owner(), on(each.owner())))
        .orElseGet(() -> shown(ALL, List.of()));
  }

  /** Returns which certificate the server shows to a device. */
  WorldCertificates.ServerCertificate shown(String device) {
    return shown(device, on(device));
  }

  private WorldCertificates.ServerCertificate shown(String device, List<FaultSpec> faults) {
    long handshake = handshakes.incrementAndGet();
    WorldCertificates.ServerCertificate shown = WorldCertificates.ServerCertificate.GOOD;
    for (FaultSpec spec : faults) {
      if (spec.fault() instanceof TlsFault(TlsFault.Kind kind)
          && kind.ofCertificate()
          && spec.applies(world.seed(), handshake)) {
        listener(device).hit(spec, HitUnit.HANDSHAKE, 1);
        shown = WorldCertificates.ServerCertificate.of(kind);
      }
    }
    return shown;
  }

  /**
   * Puts a fault in place that has to hit something.
   *
   * @param device the device's name, or null for all
   * @throws IllegalArgumentException if this world cannot do that
   */
  public void inject(FaultSpec spec, @Nullable String device) {
    inject(spec, device, false);
  }

  /**
   * Puts a fault in place. One that is there already, for the same device, goes on.
   *
   * @param device the device's name, or null for all
   * @param mayMiss whether it is fine if it hits nothing
   * @throws IllegalArgumentException if this world cannot do that
   */
  public void inject(FaultSpec spec, @Nullable String device, boolean mayMiss) {
    world.check(spec, device);
    ActiveFault added = new ActiveFault(spec, device);
    if (!active.contains(added)) {
      ledger.begin(spec, spec.name(), added.source(), mayMiss);
    }
    active.removeIf(other -> other.spec().name().equals(spec.name()));
    active.add(added);
    String detail =
        FaultFormat.type(spec.fault())
            + " "
            + FaultFormat.attributes(spec.fault())
            + (spec.toxicity() < 1 ? " toxicity=" + spec.toxicity() : "");
    tell(added, detail, true);
    changed();
  }

  /**
   * Takes faults away.
   *
   * @param name the fault's name, or null for all names
   * @param device only if for this device, or null for any
   * @return how many there were
   */
  public int clear(@Nullable String name, @Nullable String device) {
    List<ActiveFault> gone =
        active.stream()
            .filter(fault -> name == null || fault.spec().name().equals(name))
            .filter(fault -> device == null || device.equals(fault.device()))
            .toList();
    active.removeAll(gone);
    gone.forEach(fault -> tell(fault, "", false));
    if (!gone.isEmpty()) {
      changed();
    }
    return gone.size();
  }

  /** Returns the faults that a device has. */
  public List<FaultSpec> on(String device) {
    return active.stream().filter(fault -> fault.isFor(device)).map(ActiveFault::spec).toList();
  }

  /** Begins a rule of somebody's own, which is counted as faults are. */
  void rule(String name, boolean mayMiss) {
    ledger.begin(name, name, ALL, mayMiss);
  }

  /** Counts a packet that a rule has had its way with. */
  void ruled(String name) {
    ledger.count(name, HitUnit.PACKET, 1);
  }

  /** Returns what each fault has hit, in the order in which they began, the ended ones too. */
  public List<FaultReport> reports() {
    return ledger.reports();
  }

  /** Puts into the timeline what each fault has hit; to be called once, when the run is over. */
  public void conclude() {
    for (FaultReport each : reports()) {
      world
          .timeline()
          .add(
              world.now(),
              each.source(),
              new TimelineEvent.FaultHitsEvent(
                  each.name(), each.hits(), each.mayMiss(), each.spec()));
    }
  }

  private void tell(ActiveFault fault, String detail, boolean on) {
    world
        .timeline()
        .add(
            world.now(),
            fault.source(),
            new TimelineEvent.FaultEvent(fault.spec().name(), detail, on));
  }
}
