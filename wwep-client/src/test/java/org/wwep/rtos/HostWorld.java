package org.wwep.rtos;

/** The machine's own world; failed tasks fail the test that runs. */
public final class HostWorld implements TestWorld {
  private final HostRtos rtos;

  /** Makes one with this seed. */
  public HostWorld(long seed) {
    rtos = new HostRtos(seed);
  }

  @Override
  public HostRtos rtos() {
    return rtos;
  }

  @Override
  public void run(Script script) throws Exception {
    Started.script(rtos, "wwep-test", script).result();
  }

  @Override
  public void close() {
    rtos.close();
  }
}
