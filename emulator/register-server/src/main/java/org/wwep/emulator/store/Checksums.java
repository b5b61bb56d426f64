package org.wwep.emulator.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC32C over bytes, the file that they belong to, and their place in it. */
final class Checksums {
  private Checksums() {}

  /** Bytes that were moved within a file, or that came from another one, have another sum. */
  static int of(long file, long place, ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(file).putLong(place).flip());
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
