package org.wwep.emulator.store;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.server.Register;
import org.wwep.protocol.DeviceId;

/**
 * What one commit writes: all of its registers, or none.
 *
 * @param number one more than that of the record before it
 * @param before how many writes this file's earlier records hold
 * @param entries five bytes each: device, register, value
 */
record CommitRecord(long number, long before, ByteBuffer entries) {
  /** The most registers of one record. */
  static final int MOST = 8192;

  static final int MAGIC = 0x77526563; // "wRec"

  private static final int ENTRY = 5;
  private static final int HEAD = 2 * Integer.BYTES + 2 * Long.BYTES;
  static final int SHORTEST = HEAD + Integer.BYTES;
  static final int LONGEST = SHORTEST + MOST * ENTRY;

  static CommitRecord of(long number, long before, Collection<Register> registers) {
    ByteBuffer entries = ByteBuffer.allocate(registers.size() * ENTRY);
    for (Register one : registers) {
      entries.putShort((short) one.device().value());
      entries.put((byte) one.number()).putShort((short) one.value());
    }
    return new CommitRecord(number, before, entries.flip());
  }

  int count() {
    return entries.limit() / ENTRY;
  }

  int length() {
    return SHORTEST + entries.limit();
  }

  void forEach(Consumer<Register> consumer) {
    for (int at = 0; at < entries.limit(); at += ENTRY) {
      consumer.accept(
          new Register(
              new DeviceId(Short.toUnsignedInt(entries.getShort(at))),
              Byte.toUnsignedInt(entries.get(at + 2)),
              Short.toUnsignedInt(entries.getShort(at + 3))));
    }
  }

  /** Returns its bytes at a place of a file. */
  ByteBuffer encode(long file, long place) {
    ByteBuffer bytes = ByteBuffer.allocate(length());
    bytes.putInt(MAGIC).putInt(count()).putLong(number).putLong(before).put(entries.duplicate());
    return bytes.putInt(Checksums.of(file, place, bytes.slice(0, bytes.position()))).flip();
  }

  /** Reads what begins at a place of a file; what is no record of that file is null. */
  static @Nullable CommitRecord decode(ByteBuffer bytes, long file, long place) {
    int at = bytes.position();
    if (bytes.remaining() < SHORTEST || bytes.getInt(at) != MAGIC) {
      return null;
    }
    int count = bytes.getInt(at + Integer.BYTES);
    if (count < 0 || count > MOST || bytes.remaining() < SHORTEST + count * ENTRY) {
      return null;
    }
    ByteBuffer summed = bytes.slice(at, HEAD + count * ENTRY);
    if (Checksums.of(file, place, summed.duplicate()) != bytes.getInt(at + summed.limit())) {
      return null;
    }
    return new CommitRecord(
        summed.getLong(2 * Integer.BYTES),
        summed.getLong(2 * Integer.BYTES + Long.BYTES),
        summed.slice(HEAD, count * ENTRY));
  }
}
