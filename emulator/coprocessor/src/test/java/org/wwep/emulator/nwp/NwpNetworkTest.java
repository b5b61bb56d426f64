package org.wwep.emulator.nwp;

import org.junit.jupiter.api.Nested;
import org.wwep.emulator.sim.Schedule;
import org.wwep.net.NetworkStackContract;
import org.wwep.net.NetworkWorld;

/** The contract of a network stack, with every call a command to the coprocessor. */
class NwpNetworkTest {
  @Nested
  class OnHost extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new NwpNetworkWorld.OnHost();
    }
  }

  @Nested
  class InVirtualTime extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new NwpNetworkWorld.InVirtualTime(Schedule.IN_ORDER);
    }
  }

  @Nested
  class Shuffled extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new NwpNetworkWorld.InVirtualTime(Schedule.SHUFFLED);
    }
  }
}
