package org.wwep.emulator.fleet;

import org.wwep.protocol.DeviceId;

/**
 * How many devices share an ID: the sum of a MAC address's bytes has few values.
 *
 * @param devices how many devices there are
 * @param ids how many IDs they have
 * @param colliding how many devices share theirs
 * @param worst the ID that most devices have
 * @param most how many have it
 * @param excluded how many devices share their register as well, so that it is not looked at
 * @param oneRegister whether each device has the same register of its ID
 */
public record IdCollisions(
    int devices,
    int ids,
    int colliding,
    DeviceId worst,
    int most,
    int excluded,
    boolean oneRegister) {
  /** Says it in one line. */
  @Override
  public String toString() {
    if (colliding == 0) {
      return "%d devices, each with its own ID".formatted(devices);
    }
    return "%d devices have %d IDs: %d share theirs, up to %d (%s), %s%s"
        .formatted(
            devices,
            ids,
            colliding,
            most,
            worst,
            oneRegister ? "and all have one register" : "told apart by registers",
            excluded == 0
                ? ""
                : "; %d of them share a register too: it is not read back".formatted(excluded));
  }
}
