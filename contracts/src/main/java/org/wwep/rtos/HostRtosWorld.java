package org.wwep.rtos;

import java.time.Duration;

/** The machine's own world; failed tasks fail the test that runs. */
public final class HostRtosWorld implements RtosWorld {
  // Longer than any one wait in it, so that the inner failure is the one that is told.
  private static final Duration WHOLE_TEST = Duration.ofSeconds(28);

  private final HostRtos rtos;

  /** Makes one with this seed. */
  public HostRtosWorld(long seed) {
    rtos = new HostRtos(seed);
  }

  @Override
  public HostRtos rtos() {
    return rtos;
  }

  @Override
  public void run(Script script) throws Exception {
    TestTask.script(rtos, "wwep-test", script).result(WHOLE_TEST);
  }

  @Override
  public void close() {
    rtos.close();
  }
}
