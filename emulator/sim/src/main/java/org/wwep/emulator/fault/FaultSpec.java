package org.wwep.emulator.fault;

import org.wwep.value.NameCheck;
import org.wwep.value.Ranges;

/**
 * An active fault, with its name, direction and share of connections; toxiproxy calls it a toxic.
 *
 * @param name tells it from others, and is part of its seed
 * @param fault what goes wrong
 * @param direction for faults of a stream, the one it is in
 * @param toxicity the share of connections it applies to, 0 to 1
 */
public record FaultSpec(String name, Fault fault, Direction direction, double toxicity) {
  /** Checks the ranges. */
  public FaultSpec {
    NameCheck.of("the name of a fault", name);
    Ranges.share("toxicity", toxicity);
    FaultScope.check(FaultFormat.type(fault), direction, toxicity);
  }

  /** Makes one for every connection, downstream, with its usual name. */
  public static FaultSpec of(Fault fault) {
    return of(fault, Direction.DOWNSTREAM);
  }

  /** Makes one for every connection, named {@code <type>_<stream>}. */
  public static FaultSpec of(Fault fault, Direction direction) {
    return new FaultSpec(defaultName(fault, direction), fault, direction, 1.0);
  }

  /** Returns the name of a fault that was given none. */
  static String defaultName(Fault fault, Direction direction) {
    return FaultFormat.type(fault) + "_" + direction.word();
  }

  /** Returns whether it applies to a connection; the fault's first draw says so. */
  public boolean applies(long seed, long connection) {
    return FaultRandom.of(seed, name, connection, direction).nextDouble() < toxicity;
  }

  /** Returns the same by another name. */
  public FaultSpec withName(String other) {
    return new FaultSpec(other, fault, direction, toxicity);
  }

  /** Returns the same for another share of connections. */
  public FaultSpec withToxicity(double share) {
    return new FaultSpec(name, fault, direction, share);
  }
}
