package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.wwep.rtos.RtosContract;
import org.wwep.rtos.TestWorld;

/** The contract, on both ways to give tasks the processor, in order and shuffled. */
class SimRtosTest {
  @Test
  void this_machine_has_the_fast_carrier() {
    assertThat(Carrier.fastest()).isInstanceOf(OwnCarrier.class);
  }

  @Nested
  class OnItsOwnCarrier extends RtosContract {
    @Override
    protected TestWorld world(long seed) {
      return new SimTestWorld(
          new SimWorld(new Seed(seed), Schedule.IN_ORDER, new OwnCarrier(), Driver.PATIENCE));
    }
  }

  @Nested
  class OnABorrowedCarrier extends RtosContract {
    @Override
    protected TestWorld world(long seed) {
      return new SimTestWorld(
          new SimWorld(new Seed(seed), Schedule.IN_ORDER, new BorrowedCarrier(), Driver.PATIENCE));
    }
  }

  @Nested
  class Shuffled extends RtosContract {
    @Override
    protected TestWorld world(long seed) {
      return new SimTestWorld(
          new SimWorld(new Seed(seed), Schedule.SHUFFLED, new OwnCarrier(), Driver.PATIENCE));
    }
  }
}
