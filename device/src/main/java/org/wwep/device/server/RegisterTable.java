package org.wwep.device.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;

/**
 * A server's registers in a device's memory: a row for each register that was written. It starts
 * empty and grows, up to 256 registers for each device.
 *
 * <p><b>Shape</b>: a table that is full takes no other register; those that it has can be written.
 *
 * <p><b>Source</b>: the course's server keeps a linked list of the same three columns, to which a
 * node is added for each new register.
 */
public final class RegisterTable implements RegisterStore {
  private final Map<Integer, Integer> rows = new LinkedHashMap<>();
  private final int most;

  /** Makes an empty table that grows for as long as there is memory. */
  public RegisterTable() {
    this(Integer.MAX_VALUE);
  }

  /** Makes an empty table for that many rows at most, 1 or more. */
  public RegisterTable(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a table has 1 row or more, was " + most);
    }
    this.most = most;
  }

  @Override
  public synchronized boolean write(DeviceId device, int register, int value) {
    int key = key(device, register);
    if (rows.size() >= most && !rows.containsKey(key)) {
      return false;
    }
    rows.put(key, value);
    return true;
  }

  @Override
  public synchronized OptionalInt read(DeviceId device, int register) {
    Integer value = rows.get(key(device, register));
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static int key(DeviceId device, int register) {
    return device.value() << 8 | register;
  }
}
