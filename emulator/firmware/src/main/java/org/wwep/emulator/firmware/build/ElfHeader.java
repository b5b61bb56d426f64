package org.wwep.emulator.firmware.build;

import java.util.Arrays;

/** How an executable for Linux begins, as elf(5) has it. */
public final class ElfHeader {
  /** The number of x86-64. */
  public static final int X64 = 0x3e;

  /** The number of 64-bit ARM. */
  public static final int ARM64 = 0xb7;

  /** How many bytes tell the machine. */
  public static final int LENGTH = 20;

  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
  private static final int MACHINE = 18;

  private ElfHeader() {}

  /** Returns whether a file that begins with these bytes is one; fewer than four are none. */
  public static boolean begins(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** Returns the number of the machine that it is for; 0 if it is none, or of too few bytes. */
  public static int machine(byte[] head) {
    return begins(head) && head.length >= LENGTH
        ? (head[MACHINE] & 0xff) | (head[MACHINE + 1] & 0xff) << 8
        : 0;
  }
}
