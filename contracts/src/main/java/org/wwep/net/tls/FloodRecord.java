package org.wwep.net.tls;

import java.io.IOException;
import java.util.HexFormat;

/** Records that bring the application nothing, whether the rules allow them or not. */
public enum FloodRecord {
  /** The alert unrecognized_name, as a warning. */
  WARNING(21, "0170"),
  /** A key update that asks for one in return; in the clear, and in TLS 1.2, it is out of place. */
  KEY_UPDATE(22, "1800000101"),
  /** Application data of no bytes. */
  EMPTY_DATA(23, ""),
  /** A server's wish for another handshake, of TLS 1.2. */
  HELLO_REQUEST(22, "00000000"),
  /** What TLS 1.3 ignores until the handshake is over. */
  CHANGE_CIPHER_SPEC(20, "01"),
  /** A ticket of one byte to resume with. */
  TICKET(22, "0400000e0000000900000000000001070000"),
  /** A heartbeat nobody agreed on. */
  HEARTBEAT(24, "010000"),
  /** A kind of record that there is not. */
  UNKNOWN(99, "00");

  /** What writes protected records. */
  interface Writer {
    /** Protects a record, and keeps it to be sent. */
    void record(short type, byte[] content) throws IOException;

    /** Updates the own keys, and asks the peer to do the same. */
    void keyUpdate() throws IOException;
  }

  private final short type;
  private final String content;

  /** Makes one of this type and content, in hex digits. */
  FloodRecord(int type, String content) {
    this.type = (short) type;
    this.content = content;
  }

  private byte[] content() {
    return HexFormat.of().parseHex(content);
  }

  /** Returns the record in the clear, as it is during a handshake. */
  byte[] plain() {
    byte[] bytes = content();
    byte[] record = new byte[5 + bytes.length];
    record[0] = (byte) type;
    record[1] = 3;
    record[2] = 3;
    record[4] = (byte) bytes.length;
    System.arraycopy(bytes, 0, record, 5, bytes.length);
    return record;
  }

  void write(Writer to, TlsVersion version) throws IOException {
    if (this == KEY_UPDATE && version == TlsVersion.TLS_1_3) {
      to.keyUpdate();
    } else {
      to.record(type, content());
    }
  }
}
