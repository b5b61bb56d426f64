package org.wwep.emulator.fault;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream into TLS records, whole ones, header included; or says that it is none.
 *
 * <p><b>Source</b>: RFC 8446, section 5.1.
 */
final class TlsRecords {
  static final byte ALERT = 21;
  static final byte HANDSHAKE = 22;
  static final byte APPLICATION = 23;
  static final int HEADER = 5;

  private static final int CHANGE_CIPHER_SPEC = 20;
  // What TLS 1.2 allows, the longest of all versions.
  private static final int LONGEST = (1 << 14) + 2048;

  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private boolean other;

  /**
   * Takes bytes, and returns the records that are whole by now; what turns out not to be TLS, comes
   * back as it is.
   */
  List<byte[]> cut(byte[] bytes) {
    if (other) {
      return List.of(bytes);
    }
    waiting.writeBytes(bytes);
    byte[] all = waiting.toByteArray();
    List<byte[]> records = new ArrayList<>();
    int from = 0;
    while (!other && from < all.length) {
      other = !isRecord(all, from);
      int length = other ? all.length - from : length(all, from);
      if (length < 0 || length > all.length - from) {
        break;
      }
      records.add(Arrays.copyOfRange(all, from, from + length));
      from += length;
    }
    waiting.reset();
    waiting.write(all, from, all.length - from);
    return records;
  }

  /** Returns what is left at the end: the beginning of a record. */
  byte[] rest() {
    byte[] rest = waiting.toByteArray();
    waiting.reset();
    return rest;
  }

  /** Returns whether these bytes turned out not to be TLS. */
  boolean isOther() {
    return other;
  }

  private static boolean isRecord(byte[] all, int from) {
    int left = all.length - from;
    byte type = all[from];
    return type >= CHANGE_CIPHER_SPEC
        && type <= APPLICATION
        && (left < 2 || all[from + 1] == 3)
        && (left < HEADER || length(all, from) <= LONGEST + HEADER);
  }

  private static int length(byte[] all, int from) {
    return all.length - from < HEADER
        ? -1
        : HEADER + ((all[from + 3] & 0xff) << 8 | (all[from + 4] & 0xff));
  }
}
