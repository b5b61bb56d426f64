package org.wwep.hal.line;

import java.util.List;
import java.util.stream.Collectors;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.PlatformInfo;
import org.wwep.hal.Remedy;

/**
 * What is in the way of having a board.
 *
 * @param problem its kind
 * @param reason one clause, as in "emulated board, because " + reason
 * @param remedies what may help: alternatives, the best first
 */
public record Obstacle(Problem problem, String reason, List<Remedy> remedies) {
  /** Copies the list. */
  public Obstacle {
    remedies = List.copyOf(remedies);
  }

  /** Makes one with what may help. */
  public Obstacle(Problem problem, String reason, Remedy... remedies) {
    this(problem, reason, List.of(remedies));
  }

  /** Makes one with something to do on the machine. */
  public Obstacle(Problem problem, String reason, String advice) {
    this(problem, reason, new Remedy.Advice(advice));
  }

  /** Returns it as what opening throws. */
  public HalException exception() {
    return new HalException(problem, reason, remedies, null);
  }

  /** Returns it as what opening throws, with the driver's own exception behind it. */
  public HalException exception(Throwable cause) {
    return new HalException(problem, reason, remedies, cause);
  }

  /**
   * Returns that somebody else holds a line.
   *
   * @param line what it is to a person
   * @param number what {@code gpioinfo} calls it
   */
  public static Obstacle busy(String line, int number) {
    return new Obstacle(
        Problem.LINE_BUSY,
        line + " is in use by another program",
        "find it with 'gpioinfo', which names the holder of line " + number + ", and stop it");
  }

  /** As {@link #busy(String, int)}, where it is known what the holder calls itself. */
  public static Obstacle busy(String line, int number, String holder) {
    return new Obstacle(
        Problem.LINE_BUSY,
        line + " is in use by another program, '" + holder + "'",
        "stop that, or choose another line; 'gpioinfo' shows line " + number);
  }

  /** Returns that the chip has no such line, or that it cannot do what is asked. */
  public static Obstacle refused(String line) {
    return new Obstacle(
        Problem.WRONG_PIN,
        "the chip refuses " + line,
        "choose another pin; 'gpioinfo' lists the lines it has");
  }

  /** Returns the lack of permission to open a device. */
  public static Obstacle denied(String device) {
    return new Obstacle(
        Problem.NO_PERMISSION,
        "this user may not open " + device,
        "sudo usermod -aG gpio $USER, then log in again");
  }

  /** Returns the lack of a chip that was asked for by name. */
  public static Obstacle absent(String chip, List<PlatformInfo.Chip> chips) {
    return new Obstacle(
        Problem.NO_CHIP,
        "there is no GPIO chip " + (chip.startsWith("/") ? chip : "/dev/" + chip),
        "choose one of "
            + chips.stream().map(PlatformInfo.Chip::name).collect(Collectors.joining(", ")));
  }
}
