package org.wwep.emulator.fault;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A fault's place in the chain of one stream, with its own random sequence. */
final class FilterSlot {
  private final FaultSpec spec;
  private final RandomGenerator random;
  private final double draw;
  private final HitListener hits;
  private final @Nullable FaultFilter faultFilter;

  /** Puts a fault in place on a stream. */
  static FilterSlot of(FaultSpec spec, long seed, long connection, HitListener hits) {
    RandomGenerator random = FaultRandom.of(seed, spec.name(), connection, spec.direction());
    // Drawn also when it is sure, so that the later draws do not depend on the toxicity.
    return new FilterSlot(spec, random, random.nextDouble(), hits, 0);
  }

  private FilterSlot(
      FaultSpec spec, RandomGenerator random, double draw, HitListener hits, long already) {
    this.spec = spec;
    this.random = random;
    this.draw = draw;
    this.hits = hits;
    this.faultFilter =
        draw < spec.toxicity()
            ? FaultFilters.of(spec.fault(), random, already, new FilterHits(spec, hits))
            : null;
  }

  FaultSpec spec() {
    return spec;
  }

  /** Puts the fault of the same name in its place. */
  FilterSlot changed(FaultSpec other) {
    if (other.equals(spec)) {
      return this;
    }
    return new FilterSlot(
        other,
        random,
        draw,
        hits,
        faultFilter == null || !sameType(other) ? 0 : faultFilter.passed());
  }

  /** Returns whether another goes on where this one stops. */
  boolean goesOnIn(@Nullable FilterSlot other) {
    return other != null
        && sameType(other.spec)
        && (faultFilter == null || other.faultFilter != null);
  }

  private boolean sameType(FaultSpec other) {
    return other.fault().getClass().equals(spec.fault().getClass());
  }

  @Nullable FaultFilter step() {
    return faultFilter;
  }
}
