package org.wwep.emulator.sim.net;

import java.util.List;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.fault.WifiFault;

/** What goes wrong at one host, and who counts it. */
final class HostFaults {
  /** Nothing goes wrong at a host that has none of its own. */
  static final HostFaults NONE = new HostFaults();

  private List<FaultSpec> specs = List.of();
  private HitListener hits = HitListener.NONE;
  private boolean inRange = true;

  /** Has these be in place from now on, and no others. */
  void change(List<FaultSpec> other) {
    specs = List.copyOf(other);
    inRange = specs.stream().noneMatch(spec -> spec.fault() instanceof WifiFault);
  }

  void onHit(HitListener listener) {
    hits = listener;
  }

  List<FaultSpec> specs() {
    return specs;
  }

  HitListener hits() {
    return hits;
  }

  /** Returns whether there is a network. */
  boolean inRange() {
    return inRange;
  }

  /** Counts what did not get through, if that is for want of a network. */
  void countOutOfRange(HitUnit unit) {
    for (FaultSpec spec : specs) {
      if (spec.fault() instanceof WifiFault) {
        hits.hit(spec, unit, 1);
      }
    }
  }
}
