package org.wwep.emulator.server;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The registers of one device. Most devices write one or two: these are a list, and a page with
 * room for all is made only for a device that writes many.
 *
 * <p>Its monitor guards it.
 */
final class RegisterPage {
  static final int REGISTERS = 0x100;

  /** How many are a list, which takes less than half of what a whole page does. */
  private static final int FEW = 32;

  /** A number in the upper half of each, its value in the lower; not in order. */
  private int[] few = {};

  private @Nullable WholePage whole;

  /** Values, and apart from them which were written: zero is a value like any other. */
  private static final class WholePage {
    private final short[] values = new short[REGISTERS];
    private final long[] written = new long[REGISTERS / Long.SIZE];

    void write(int register, int value) {
      values[register] = (short) value;
      written[register / Long.SIZE] |= 1L << register;
    }

    OptionalInt read(int register) {
      return (written[register / Long.SIZE] >>> register & 1) == 0
          ? OptionalInt.empty()
          : OptionalInt.of(Short.toUnsignedInt(values[register]));
    }
  }

  synchronized void write(int register, int value) {
    WholePage page = whole;
    if (page != null) {
      page.write(register, value);
      return;
    }
    int at = find(register);
    if (at == FEW) {
      whole = spread(few);
      few = new int[0];
      whole.write(register, value);
      return;
    }
    if (at == few.length) {
      few = Arrays.copyOf(few, at + 1);
    }
    few[at] = (register << Short.SIZE) | (value & 0xFFFF);
  }

  synchronized OptionalInt read(int register) {
    WholePage page = whole;
    if (page != null) {
      return page.read(register);
    }
    int at = find(register);
    return at == few.length ? OptionalInt.empty() : OptionalInt.of(few[at] & 0xFFFF);
  }

  /** Returns where a register is in the list, or the list's length. */
  private int find(int register) {
    int at = 0;
    while (at < few.length && few[at] >>> Short.SIZE != register) {
      at++;
    }
    return at;
  }

  private static WholePage spread(int[] few) {
    WholePage page = new WholePage();
    for (int entry : few) {
      page.write(entry >>> Short.SIZE, entry & 0xFFFF);
    }
    return page;
  }
}
