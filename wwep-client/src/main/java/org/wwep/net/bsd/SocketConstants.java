package org.wwep.net.bsd;

/**
 * The numbers that socket calls take, other than options.
 *
 * <p><b>Source</b>: Zephyr's {@code net/net_ip.h} and {@code net/socket.h}.
 */
public final class SocketConstants {
  /** IPv4. */
  public static final int AF_INET = 1;

  /** IPv6. */
  public static final int AF_INET6 = 2;

  /** A byte stream: TCP, or TLS over it. */
  public static final int SOCK_STREAM = 1;

  /** Datagrams, which no stack here has. */
  public static final int SOCK_DGRAM = 2;

  /** TCP in the clear. */
  public static final int IPPROTO_TCP = 6;

  /** TLS 1.2, no other version. */
  public static final int IPPROTO_TLS_1_2 = 258;

  /** TLS 1.3, no other version. */
  public static final int IPPROTO_TLS_1_3 = 259;

  /** Receive, and leave the bytes where they are. */
  public static final int MSG_PEEK = 0x02;

  /** Do not wait. */
  public static final int MSG_DONTWAIT = 0x40;

  /** Receive as many as asked for, or to the end. */
  public static final int MSG_WAITALL = 0x100;

  /** There is something to receive, or to accept; the end counts. */
  public static final int POLLIN = 1;

  /** A send would be taken; a connection that was being made is made. */
  public static final int POLLOUT = 4;

  /** Something went wrong; always told. */
  public static final int POLLERR = 8;

  /** The peer has finished sending or is gone; always told. */
  public static final int POLLHUP = 0x10;

  /** No such descriptor; always told. */
  public static final int POLLNVAL = 0x20;

  /** Finish receiving. */
  public static final int SHUT_RD = 0;

  /** Finish sending. */
  public static final int SHUT_WR = 1;

  /** Finish both. */
  public static final int SHUT_RDWR = 2;

  /** The level of the socket itself. */
  public static final int SOL_SOCKET = 1;

  /** The level of TLS. */
  public static final int SOL_TLS = 282;

  /** {@code TLS_PEER_VERIFY}: believe whoever answers. */
  public static final int PEER_VERIFY_NONE = 0;

  /** {@code TLS_PEER_VERIFY}: look at a certificate, and go on whatever it is. */
  public static final int PEER_VERIFY_OPTIONAL = 1;

  /** {@code TLS_PEER_VERIFY}: a certificate that holds, or no connection. */
  public static final int PEER_VERIFY_REQUIRED = 2;

  private SocketConstants() {}
}
