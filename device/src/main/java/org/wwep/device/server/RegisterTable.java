package org.wwep.device.server;

import java.util.OptionalInt;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;

/**
 * A server's registers in a small device's memory: a row for each register that was written, and a
 * fixed number of rows.
 *
 * <p><b>Shape</b>: once it is full, a register without a row cannot be written; those with one can.
 *
 * <p><b>Source</b>: the course's server keeps a linked list of the same three columns.
 */
public final class RegisterTable implements RegisterStore {
  /** How many rows there are unless told otherwise. */
  public static final int ROWS = 100;

  private final int[] keys;
  private final int[] values;
  private int used;

  /** Makes an empty table of {@link #ROWS} rows. */
  public RegisterTable() {
    this(ROWS);
  }

  /** Makes an empty table with that many rows, 1 or more. */
  public RegisterTable(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("a table has 1 row or more, was " + rows);
    }
    keys = new int[rows];
    values = new int[rows];
  }

  @Override
  public synchronized boolean write(DeviceId device, int register, int value) {
    int row = row(device, register);
    if (row == keys.length) {
      return false;
    }
    used = Math.max(used, row + 1);
    keys[row] = key(device, register);
    values[row] = value;
    return true;
  }

  @Override
  public synchronized OptionalInt read(DeviceId device, int register) {
    int row = row(device, register);
    return row == used ? OptionalInt.empty() : OptionalInt.of(values[row]);
  }

  /** Returns the register's row, or else the first free one. */
  private int row(DeviceId device, int register) {
    int key = key(device, register);
    int row = 0;
    while (row < used && keys[row] != key) {
      row++;
    }
    return row;
  }

  private static int key(DeviceId device, int register) {
    return device.value() << 8 | register;
  }
}
