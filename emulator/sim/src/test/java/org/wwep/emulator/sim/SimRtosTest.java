package org.wwep.emulator.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.wwep.rtos.RtosContract;
import org.wwep.rtos.RtosWorld;

/** The contract, on both ways to give tasks the processor, in order and shuffled. */
class SimRtosTest {
  @Test
  void this_machine_has_the_fast_carrier() {
    assertThat(TaskRunner.fastest()).isInstanceOf(ContinuationRunner.class);
  }

  @Nested
  class OnContinuationRunner extends RtosContract {
    @Override
    protected RtosWorld world(long seed) {
      return new SimRtosWorld(
          new Simulation(
              new Seed(seed),
              Schedule.IN_ORDER,
              new ContinuationRunner(),
              SimulationThread.PATIENCE));
    }
  }

  @Nested
  class OnSchedulerRunner extends RtosContract {
    @Override
    protected RtosWorld world(long seed) {
      return new SimRtosWorld(
          new Simulation(
              new Seed(seed), Schedule.IN_ORDER, new SchedulerRunner(), SimulationThread.PATIENCE));
    }
  }

  @Nested
  class Shuffled extends RtosContract {
    @Override
    protected RtosWorld world(long seed) {
      return new SimRtosWorld(
          new Simulation(
              new Seed(seed),
              Schedule.SHUFFLED,
              new ContinuationRunner(),
              SimulationThread.PATIENCE));
    }
  }
}
