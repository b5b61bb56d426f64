package org.wwep.emulator.testbed;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.Host;
import org.wwep.emulator.timeline.TimelineEvent;

/**
 * The faults that are in place in a world, each for one device or for all.
 *
 * <p><b>Shape</b>: a name is used once; injecting another fault of that name replaces it. Owned by
 * the world's script.
 */
public final class ActiveFaults {
  /** The source of a timeline's entry about a fault that is for all devices. */
  public static final String ALL = "all";

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
  private final Runnable changed;
  private final List<ActiveFault> active = new ArrayList<>();
  private final List<FaultyHost> hosts = new CopyOnWriteArrayList<>();

  ActiveFaults(World world, Runnable changed) {
    this.world = world;
    this.changed = changed;
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
    hosts.add(added);
    apply(added);
  }

  private void changed() {
    hosts.forEach(this::apply);
    changed.run();
  }

  private void apply(FaultyHost each) {
    List<FaultSpec> theirs = on(each.owner());
    each.host().faults(theirs);
    each.board().accept(theirs);
  }

  /** Returns the faults of whoever has this address; nobody has any. */
  List<FaultSpec> at(InetAddress address) {
    return hosts.stream()
        .filter(each -> each.host().address().equals(address))
        .findFirst()
        .map(each -> on(each.owner()))
        .orElse(List.of());
  }

  /**
   * Puts a fault in place.
   *
   * @param device the device's name, or null for all
   * @throws IllegalArgumentException if this world cannot do that
   */
  public void inject(FaultSpec spec, @Nullable String device) {
    world.check(spec);
    active.removeIf(other -> other.spec().name().equals(spec.name()));
    ActiveFault added = new ActiveFault(spec, device);
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

  private void tell(ActiveFault fault, String detail, boolean on) {
    world
        .timeline()
        .add(
            world.now(),
            fault.source(),
            new TimelineEvent.FaultEvent(fault.spec().name(), detail, on));
  }
}
