package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first block of a file of registers.
 *
 * @param id of this file, and in the checksum of all that belongs to it
 * @param first number of its first record; a store that writes its file anew goes on counting
 */
record StoreHeader(long id, long first) {
  /** A disk writes and loses whole blocks: each of header and counter has one to itself. */
  static final int BLOCK = 4096;

  /** Where records begin: behind this block and the counter's. */
  static final long RECORDS = 2L * BLOCK;

  private static final byte[] MAGIC = "wwep registers 2".getBytes(US_ASCII);
  private static final int LENGTH = MAGIC.length + 2 * Long.BYTES;

  /** Says whether a file's first bytes are a header's, be it damaged. */
  static boolean begins(ByteBuffer block) {
    byte[] start = new byte[Math.min(MAGIC.length, block.remaining())];
    block.duplicate().get(start);
    return Arrays.equals(start, MAGIC);
  }

  /** Reads a block; a damaged one is null. */
  static @Nullable StoreHeader decode(ByteBuffer block) {
    if (block.remaining() < LENGTH + Integer.BYTES || !begins(block)) {
      return null;
    }
    int at = block.position();
    int sum = Checksums.of(0, 0, block.slice(at, LENGTH));
    return sum == block.getInt(at + LENGTH)
        ? new StoreHeader(
            block.getLong(at + MAGIC.length), block.getLong(at + MAGIC.length + Long.BYTES))
        : null;
  }

  /** Returns the whole block. */
  ByteBuffer encode() {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    block.put(MAGIC).putLong(id).putLong(first);
    block.putInt(Checksums.of(0, 0, block.slice(0, LENGTH)));
    return block.clear();
  }
}
