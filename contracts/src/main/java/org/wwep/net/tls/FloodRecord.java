package org.wwep.net.tls;

import java.io.IOException;

/** Records that bring the application nothing, whether the rules allow them or not. */
public enum FloodRecord {
  /** The alert unrecognized_name, as a warning. */
  WARNING(21, 1, 112),
  /** A key update that asks for one in return; in the clear, and in TLS 1.2, it is out of place. */
  KEY_UPDATE(22, 24, 0, 0, 1, 1),
  /** Application data of no bytes. */
  EMPTY_DATA(23),
  /** A server's wish for another handshake, of TLS 1.2. */
  HELLO_REQUEST(22, 0, 0, 0, 0),
  /** What TLS 1.3 ignores until the handshake is over. */
  CHANGE_CIPHER_SPEC(20, 1),
  /** A ticket of one byte to resume with. */
  TICKET(22, 4, 0, 0, 14, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 1, 7, 0, 0),
  /** A heartbeat nobody agreed on. */
  HEARTBEAT(24, 1, 0, 0),
  /** A kind of record that there is not. */
  UNKNOWN(99, 0);

  /** What writes protected records. */
  interface Writer {
    /** Protects a record, and keeps it to be sent. */
    void record(short type, byte[] content) throws IOException;

    /** Updates the own keys, and asks the peer to do the same. */
    void keyUpdate() throws IOException;
  }

  private final short type;
  private final byte[] content;

  FloodRecord(int type, int... content) {
    this.type = (short) type;
    this.content = new byte[content.length];
    for (int i = 0; i < content.length; i++) {
      this.content[i] = (byte) content[i];
    }
  }

  /** Returns the record in the clear, as it is during a handshake. */
  byte[] plain() {
    byte[] record = new byte[5 + content.length];
    record[0] = (byte) type;
    record[1] = 3;
    record[2] = 3;
    record[4] = (byte) content.length;
    System.arraycopy(content, 0, record, 5, content.length);
    return record;
  }

  void write(Writer to, TlsVersion version) throws IOException {
    if (this == KEY_UPDATE && version == TlsVersion.TLS_1_3) {
      to.keyUpdate();
    } else {
      to.record(type, content);
    }
  }
}
