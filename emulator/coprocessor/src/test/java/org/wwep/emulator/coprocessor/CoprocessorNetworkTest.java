package org.wwep.emulator.coprocessor;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.wwep.emulator.sim.Schedule;
import org.wwep.net.NetworkStackContract;
import org.wwep.net.NetworkWorld;

/** The contract of a network stack, with every call a command to the coprocessor. */
@Tag("slow")
class CoprocessorNetworkTest {
  @Nested
  class OnHost extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new CoprocessorNetworkWorld.OnHost();
    }
  }

  @Nested
  class InVirtualTime extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new CoprocessorNetworkWorld.InVirtualTime(Schedule.IN_ORDER);
    }
  }

  @Nested
  class Shuffled extends NetworkStackContract {
    @Override
    protected NetworkWorld world() {
      return new CoprocessorNetworkWorld.InVirtualTime(Schedule.SHUFFLED);
    }
  }
}
