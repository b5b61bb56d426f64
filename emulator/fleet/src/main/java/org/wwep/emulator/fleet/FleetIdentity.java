package org.wwep.emulator.fleet;

import java.util.Arrays;
import org.wwep.hal.MacAddress;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.WriteRequest;

/**
 * What the devices of a fleet call themselves: the ID by the course's rule, and a register that is
 * each device's own.
 *
 * <p>The first device of an ID has register 05, as the course's firmware; those that share the ID
 * take the registers behind it, so that their presses can be told apart. An ID has 256 registers:
 * further devices share one, and what they wrote is not looked at.
 */
final class FleetIdentity {
  private static final int FIRST_REGISTER = 5;
  private static final int REGISTERS = 256;
  private static final int IDS = 1 << 16;

  private final char[] ids;
  private final int[] ranks;
  private final int[] sharing = new int[IDS];
  private final boolean oneRegister;

  FleetIdentity(MacAddress first, int devices) {
    this(first, devices, false);
  }

  /**
   * Gives out registers.
   *
   * @param oneRegister whether all devices have register 05, as firmware has that is not told which
   */
  FleetIdentity(MacAddress first, int devices, boolean oneRegister) {
    this.oneRegister = oneRegister;
    ids = new char[devices];
    ranks = new int[devices];
    for (int i = 0; i < devices; i++) {
      int id = FleetConfig.id(first, i).value();
      ids[i] = (char) id;
      ranks[i] = sharing[id]++;
    }
  }

  /** Returns a device's ID and register, with any value. */
  WriteRequest of(int device) {
    return new WriteRequest(new DeviceId(ids[device]), register(device), 0);
  }

  private int register(int device) {
    return oneRegister ? FIRST_REGISTER : (FIRST_REGISTER + ranks[device]) % REGISTERS;
  }

  /** Returns whether no other device writes to its register. */
  boolean ownsRegister(int device) {
    int rank = ranks[device];
    if (oneRegister) {
      return sharing[ids[device]] == 1;
    }
    return rank < REGISTERS && rank + REGISTERS >= sharing[ids[device]];
  }

  /** Returns how many share what. */
  IdCollisions collisions() {
    int distinct = 0;
    int colliding = 0;
    int worst = 0;
    for (int id = 0; id < IDS; id++) {
      distinct += sharing[id] > 0 ? 1 : 0;
      colliding += sharing[id] > 1 ? sharing[id] : 0;
      worst = sharing[id] > sharing[worst] ? id : worst;
    }
    int excluded = 0;
    for (int i = 0; i < ids.length; i++) {
      excluded += ownsRegister(i) ? 0 : 1;
    }
    return new IdCollisions(
        ids.length,
        distinct,
        colliding,
        new DeviceId(worst),
        Arrays.stream(sharing).max().orElse(0),
        excluded,
        oneRegister);
  }
}
