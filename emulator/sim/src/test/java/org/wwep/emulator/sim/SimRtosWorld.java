package org.wwep.emulator.sim;

import org.wwep.rtos.Rtos;
import org.wwep.rtos.RtosWorld;

/** A world in virtual time for the contract's scripts. */
final class SimRtosWorld implements RtosWorld {
  private final Simulation world;
  private final Rtos rtos;

  SimRtosWorld(Simulation world) {
    this.world = world;
    this.rtos = world.rtos("test");
  }

  @Override
  public Rtos rtos() {
    return rtos;
  }

  @Override
  public void run(Script script) throws Exception {
    world.run(script::run);
  }

  @Override
  public void close() {
    world.close();
  }
}
