package org.wwep.emulator.rig;

import java.time.Duration;
import java.time.Instant;
import org.wwep.emulator.testbed.RtosDecorator;
import org.wwep.rtos.Rtos;

/** A system so busy that time passes between any two looks at the clock. */
final class StarvedRtos extends RtosDecorator {
  private final Duration step;
  private Instant now;

  StarvedRtos(Rtos rtos, Duration step) {
    super(rtos);
    this.step = step;
    this.now = rtos.now();
  }

  @Override
  public Instant now() {
    now = now.plus(step);
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    now = now.plus(duration.isNegative() ? Duration.ZERO : duration);
  }
}
