package org.wwep.emulator.server.netty;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** What balancers send first, by the PROXY protocol. */
final class ProxyHeaders {
  private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
  private static final int PROXY = 0x21;
  private static final int LOCAL = 0x20;
  private static final int PORT = 4711;

  private ProxyHeaders() {}

  /** A client of version 2, with so many bytes of what else a balancer says. */
  static byte[] of(String client, int more) {
    byte[] address = InetAddress.ofLiteral(client).getAddress();
    boolean six = address.length > 4;
    int length = 2 * address.length + 4 + more;
    ByteBuffer header = ByteBuffer.allocate(SIGNATURE.length + 4 + length);
    header
        .put(SIGNATURE)
        .put((byte) PROXY)
        .put((byte) (six ? 0x21 : 0x11))
        .putShort((short) length);
    header.put(address).put(address).putShort((short) PORT).putShort((short) 27708);
    if (more > 0) {
      // A type that nobody knows yet.
      header.put((byte) 0xEE).putShort((short) (more - 3));
    }
    return header.array();
  }

  /** A balancer that speaks for itself. */
  static byte[] local() {
    return ByteBuffer.allocate(SIGNATURE.length + 4)
        .put(SIGNATURE)
        .put((byte) LOCAL)
        .put((byte) 0)
        .putShort((short) 0)
        .array();
  }
}
