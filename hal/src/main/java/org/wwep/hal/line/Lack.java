package org.wwep.hal.line;

import java.util.List;
import java.util.stream.Collectors;
import org.wwep.hal.HalException;
import org.wwep.hal.HalException.Problem;
import org.wwep.hal.HostFacts;

/**
 * What is in the way of having a board.
 *
 * @param problem its kind
 * @param reason one clause, as in "emulated board, because " + reason
 * @param remedy the next thing to try
 */
public record Lack(Problem problem, String reason, String remedy) {
  /** Returns it as what opening throws. */
  public HalException exception() {
    return new HalException(problem, reason, remedy);
  }

  /** Returns the lack of permission to open a device. */
  public static Lack denied(String device) {
    return new Lack(
        Problem.NO_PERMISSION,
        "this user may not open " + device,
        "sudo usermod -aG gpio $USER, then log in again");
  }

  /** Returns the lack of a chip that was asked for by name. */
  public static Lack absent(String chip, List<HostFacts.Chip> chips) {
    return new Lack(
        Problem.NO_CHIP,
        "there is no GPIO chip /dev/" + chip,
        "choose one of "
            + chips.stream().map(HostFacts.Chip::name).collect(Collectors.joining(", ")));
  }
}
