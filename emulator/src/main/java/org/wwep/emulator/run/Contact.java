package org.wwep.emulator.run;

import org.wwep.emulator.scenario.Bouncing;
import org.wwep.emulator.sim.Seed;
import org.wwep.hal.emulated.Bounce;

/** How a button bounces next: each press differently, one seed one sequence. */
final class Contact {
  private final Seed seed;
  private long presses;

  Contact(long seed) {
    this.seed = new Seed(seed).of("bounce");
  }

  Bounce next(Bouncing bouncing) throws StepFailed {
    long scatter = seed.of(presses++).value();
    return switch (bouncing) {
      case Bouncing.Named named -> named.profile().seeded(scatter);
      case Bouncing.Shaped shaped ->
          new Bounce(
              shaped.edges(), shaped.window(), shaped.seed() == null ? scatter : shaped.seed());
      case Bouncing.Recorded recorded ->
          throw new StepFailed(
              "the recording '"
                  + recorded.file()
                  + "' cannot be played yet: name a profile (none, clean, typical, worn)");
    };
  }
}
