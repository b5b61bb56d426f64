package org.wwep.emulator.fault;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A fault's place in the chain of one stream, with its own random sequence. */
final class Place {
  private final FaultSpec spec;
  private final RandomGenerator random;
  private final double draw;
  private final @Nullable Step step;

  /** Puts a fault in place on a stream. */
  static Place of(FaultSpec spec, long seed, long connection) {
    RandomGenerator random = Draws.of(seed, spec.name(), connection, spec.direction());
    // Drawn also when it is sure, so that the later draws do not depend on the toxicity.
    return new Place(spec, random, random.nextDouble(), 0);
  }

  private Place(FaultSpec spec, RandomGenerator random, double draw, long already) {
    this.spec = spec;
    this.random = random;
    this.draw = draw;
    this.step = draw < spec.toxicity() ? Steps.of(spec.fault(), random, already) : null;
  }

  FaultSpec spec() {
    return spec;
  }

  /** Puts the fault of the same name in its place. */
  Place changed(FaultSpec other) {
    if (other.equals(spec)) {
      return this;
    }
    return new Place(other, random, draw, step == null || !sameType(other) ? 0 : step.passed());
  }

  /** Returns whether another goes on where this one stops. */
  boolean goesOnIn(@Nullable Place other) {
    return other != null && sameType(other.spec) && (step == null || other.step != null);
  }

  private boolean sameType(FaultSpec other) {
    return other.fault().getClass().equals(spec.fault().getClass());
  }

  @Nullable Step step() {
    return step;
  }
}
