package org.wwep.net.packet;

/**
 * How many packets a device has, and how large they are.
 *
 * <p><b>Source</b>: WICED's {@code TX_PACKET_POOL_SIZE} and {@code RX_PACKET_POOL_SIZE}, which a
 * makefile sets there.
 *
 * @param transmit how many buffers there are to send from, 1 or more
 * @param receive how many buffers there are to receive into, 1 or more
 * @param bufferSize how many bytes each has, headers included; more than {@link #HEADERS}
 */
public record PoolSizes(int transmit, int receive, int bufferSize) {
  /** What the stack keeps for itself at the start of each buffer: an IPv4 and a TCP header. */
  public static final int HEADERS = 40;

  /** WICED's own: two of each, as large as an Ethernet frame's payload. */
  public static final PoolSizes DEFAULT = new PoolSizes(2, 2, 1500);

  /** For servers on callbacks, whose stack receives for many connections before firmware asks. */
  public static final PoolSizes CALLBACK_SERVER = new PoolSizes(6, 6, 1500);

  /** Checks the ranges. */
  public PoolSizes {
    if (transmit < 1 || receive < 1) {
      throw new IllegalArgumentException(
          "a pool has 1 buffer or more, was " + transmit + " and " + receive);
    }
    if (bufferSize <= HEADERS) {
      throw new IllegalArgumentException(
          "a buffer has more than " + HEADERS + " bytes, was " + bufferSize);
    }
  }

  /** Returns how many bytes of data fit into one packet. */
  public int room() {
    return bufferSize - HEADERS;
  }
}
