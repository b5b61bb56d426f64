package org.wwep.emulator.testbed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.coprocessor.driver.RadioEvent;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fault.GpioFault;
import org.wwep.emulator.fault.HitListener;
import org.wwep.emulator.fault.HitUnit;
import org.wwep.emulator.fault.PoolFault;
import org.wwep.emulator.fault.WifiFault;
import org.wwep.net.packet.PacketPools;

/** What goes wrong on one device's board: its GPIO, its packets, its coprocessor's radio. */
final class BoardFaults {
  private final BoardHarness harness;
  private final PacketPools pools;
  private final @Nullable DeviceCoprocessor coprocessor;
  private final HitListener hits;
  private volatile List<FaultSpec> active = List.of();

  /** Makes a board without faults. */
  BoardFaults(
      BoardHarness harness,
      PacketPools pools,
      @Nullable DeviceCoprocessor coprocessor,
      HitListener hits) {
    this.harness = harness;
    this.pools = pools;
    this.coprocessor = coprocessor;
    this.hits = hits;
    if (coprocessor != null) {
      coprocessor.nwp().onEvent(this::heard);
    }
  }

  /** Puts these faults in place of those so far. */
  void change(List<FaultSpec> faults) {
    active = List.copyOf(faults);
    FaultSpec onGpio = null;
    FaultSpec onPools = null;
    for (FaultSpec spec : active) {
      onGpio = spec.fault() instanceof GpioFault ? spec : onGpio;
      onPools = spec.fault() instanceof PoolFault ? spec : onPools;
    }
    onGpio(onGpio);
    onPools(onPools);
    if (coprocessor != null) {
      coprocessor.faults(active);
    }
  }

  private void onGpio(@Nullable FaultSpec spec) {
    if (spec != null && spec.fault() instanceof GpioFault fault) {
      harness.fault(fault, unit -> hits.hit(spec, unit, 1));
    } else {
      harness.fault(null, _ -> {});
    }
  }

  private void onPools(@Nullable FaultSpec spec) {
    if (spec == null) {
      pools.restore();
    } else {
      pools.withhold(() -> hits.hit(spec, HitUnit.PACKET, 1));
    }
  }

  private void heard(RadioEvent event) {
    for (FaultSpec spec : active) {
      if (spec.fault() instanceof WifiFault && event instanceof RadioEvent.Disconnected) {
        hits.hit(spec, HitUnit.JOIN, 1);
      }
    }
  }
}
