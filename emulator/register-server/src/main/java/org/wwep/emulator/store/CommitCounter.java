package org.wwep.emulator.store;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How far a file of registers has got: it is written once a record is on the disk, and before
 * anybody is told. So a file that holds less was damaged, and what it holds beyond was never
 * acknowledged.
 *
 * <p>It takes less than a sector, which a disk writes whole or not at all.
 *
 * @param number of the last record that is on the disk
 * @param writes that this file's records hold up to there
 */
record CommitCounter(long number, long writes) {
  /** The second block. */
  static final long PLACE = StoreHeader.BLOCK;

  static final int LENGTH = 4 * Long.BYTES + Integer.BYTES;

  private static final long MAGIC = 0x636F6D6D69747320L; // "commits "

  /** Says whether a file's second block is a counter's, be it damaged. */
  static boolean begins(ByteBuffer block) {
    return block.remaining() >= Long.BYTES && block.getLong(block.position()) == MAGIC;
  }

  /** Reads it; a damaged one is null. */
  static @Nullable CommitCounter decode(ByteBuffer block, long file) {
    if (block.remaining() < LENGTH || !begins(block) || file(block) != file) {
      return null;
    }
    int at = block.position();
    ByteBuffer summed = block.slice(at, LENGTH - Integer.BYTES);
    return Checksums.of(file, PLACE, summed) == block.getInt(at + summed.limit())
        ? new CommitCounter(summed.getLong(2 * Long.BYTES), summed.getLong(3 * Long.BYTES))
        : null;
  }

  /** Returns the file that a counter says it is of. */
  static long file(ByteBuffer block) {
    return block.getLong(block.position() + Long.BYTES);
  }

  /** Returns the bytes at {@link #PLACE}. */
  ByteBuffer encode(long file) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.putLong(MAGIC).putLong(file).putLong(number).putLong(writes);
    return bytes.putInt(Checksums.of(file, PLACE, bytes.slice(0, bytes.position()))).flip();
  }
}
