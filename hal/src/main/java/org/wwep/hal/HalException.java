package org.wwep.hal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The board cannot be had: what is wrong, and what may help.
 *
 * <p>{@link #getMessage()} is one line for a person and ends with the next thing to try. A program
 * with settings of its own words {@link #remedies()} itself, behind {@link #fact()}.
 */
public final class HalException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The kinds of trouble that a person mends in different ways. */
  public enum Problem {
    /** The machine is no board that the back end knows. */
    UNKNOWN_BOARD,
    /** There is no GPIO chip. */
    NO_CHIP,
    /** The user may not open the GPIO chip. */
    NO_PERMISSION,
    /** Somebody else holds the line. */
    LINE_BUSY,
    /** The chip has no such line, or it cannot do what is asked. */
    WRONG_PIN,
    /** The native library has no build for this processor or C library. */
    NO_NATIVE_LIBRARY,
    /** Anything else that the driver reports. */
    DRIVER
  }

  private final Problem problem;
  private final String fact;
  private final transient List<Remedy> remedies;

  /** Makes one of this kind, with something to do on the machine. */
  public HalException(Problem problem, String fact, String advice) {
    this(problem, fact, List.of(new Remedy.Advice(advice)), null);
  }

  /** Makes one of this kind, with what may help. */
  public HalException(Problem problem, String fact, Remedy... remedies) {
    this(problem, fact, List.of(remedies), null);
  }

  /**
   * Makes one of this kind.
   *
   * @param fact what is wrong, one clause
   * @param remedies what may help: alternatives, the best first, at least one
   * @param cause the driver's own exception, or null
   */
  public HalException(
      Problem problem, String fact, List<Remedy> remedies, @Nullable Throwable cause) {
    super(fact + ": " + Remedy.text(remedies), cause);
    if (remedies.isEmpty()) {
      throw new IllegalArgumentException("no remedy for: " + fact);
    }
    this.problem = problem;
    this.fact = fact;
    this.remedies = List.copyOf(remedies);
  }

  /** Returns the kind of trouble. */
  public Problem problem() {
    return problem;
  }

  /** Returns what is wrong, one clause. */
  public String fact() {
    return fact;
  }

  /** Returns what may help: alternatives, the best first. */
  public List<Remedy> remedies() {
    return remedies;
  }
}
