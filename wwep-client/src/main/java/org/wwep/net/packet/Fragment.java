package org.wwep.net.packet;

/**
 * Data of a packet that lies in one piece: a view, which ends with the packet.
 *
 * <p><b>Shape</b>: a packet's data may lie in several pieces, so whoever reads goes on at the next
 * offset until nothing is {@link #available}. Ours lie in one.
 *
 * <p><b>Source</b>: what {@code wiced_packet_get_data} hands out: a pointer, the fragment's length,
 * and the length available in all.
 */
public final class Fragment {
  private final Packet packet;
  private final int offset;
  private final int length;

  Fragment(Packet packet, int offset, int length) {
    this.packet = packet;
    this.offset = offset;
    this.length = length;
  }

  /** Returns how many bytes lie in this piece. */
  public int length() {
    return length;
  }

  /** Returns how many bytes there are from this piece's start to the end of the packet's data. */
  public int available() {
    return length;
  }

  /** Returns a byte of the piece. */
  public byte get(int at) {
    return packet.at(offset + at);
  }

  /** Copies the first bytes of the piece. */
  public void copyTo(byte[] into, int at, int count) {
    packet.copy(offset, into, at, count);
  }

  /** Returns a copy of the piece. */
  public byte[] bytes() {
    byte[] bytes = new byte[length];
    copyTo(bytes, 0, length);
    return bytes;
  }
}
