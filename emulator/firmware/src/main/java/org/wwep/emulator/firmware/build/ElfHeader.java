package org.wwep.emulator.firmware.build;

import java.util.Arrays;

/** How an executable for Linux begins, as elf(5) has it. */
public final class ElfHeader {
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

  private ElfHeader() {}

  /** Returns whether a file that begins with these bytes is one; fewer than four are none. */
  public static boolean begins(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }
}
