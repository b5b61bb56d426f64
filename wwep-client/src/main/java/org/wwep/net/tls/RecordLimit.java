package org.wwep.net.tls;

import java.nio.ByteBuffer;

/**
 * Bounds what a peer may send that brings the application nothing: alerts, key updates, tickets,
 * empty records, and whatever else keeps a reader busy.
 *
 * <p><b>Shape</b>: it reads the headers of the records as they come, in whatever pieces, so that no
 * kind of record passes uncounted. Confined to whoever reads the connection.
 *
 * <p><b>Units</b>: records and bytes, since application bytes came last; a handshake as a whole is
 * given more, as chains of certificates may be long and cut into small records.
 *
 * <p><b>Source</b>: RFC 8446 D.3 and 4.6.3 leave the bounds to the implementation.
 */
public final class RecordLimit {
  /** How many records a handshake may take. */
  static final int HANDSHAKE_RECORDS = 256;

  /** How many bytes a handshake may take. */
  static final int HANDSHAKE_BYTES = 256 * 1024;

  /** How many records in a row may bring nothing. */
  static final int RECORDS = 32;

  /** How many bytes in a row may bring nothing: the longest record, and as much again. */
  static final int BYTES = 32 * 1024;

  private static final int HEADER = 5;

  private int header;
  private int high;
  private int rest;
  private int records;
  private long bytes;

  /** Takes note of what came: all that the buffer has left. */
  public void count(ByteBuffer in) {
    bytes += in.remaining();
    while (in.hasRemaining()) {
      if (rest > 0) {
        int part = Math.min(rest, in.remaining());
        rest -= part;
        in.position(in.position() + part);
      } else {
        headerByte(in.get() & 0xFF);
      }
    }
  }

  private void headerByte(int value) {
    header++;
    if (header == HEADER - 1) {
      high = value << 8;
    } else if (header == HEADER) {
      rest = high | value;
      header = 0;
      records++;
    }
  }

  /** Begins again: something for the application came, or the handshake is over. */
  public void clear() {
    records = 0;
    bytes = 0;
  }

  /** Returns what was too much, or an empty text. */
  public String exceeded(boolean handshaking) {
    int mostRecords = handshaking ? HANDSHAKE_RECORDS : RECORDS;
    int mostBytes = handshaking ? HANDSHAKE_BYTES : BYTES;
    String where = handshaking ? " in one handshake" : " that carry nothing";
    if (records > mostRecords) {
      return "more than " + mostRecords + " records" + where;
    }
    return bytes > mostBytes ? "records of more than " + mostBytes + " bytes" + where : "";
  }
}
