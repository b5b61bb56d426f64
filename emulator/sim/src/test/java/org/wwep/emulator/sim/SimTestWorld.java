package org.wwep.emulator.sim;

import org.wwep.rtos.Rtos;
import org.wwep.rtos.TestWorld;

/** A world in virtual time for the contract's scripts. */
final class SimTestWorld implements TestWorld {
  private final SimWorld world;
  private final Rtos rtos;

  SimTestWorld(SimWorld world) {
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
