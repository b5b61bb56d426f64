package org.wwep.net.bsd;

import java.util.Optional;

/**
 * The socket options that are known by name; a stack honours one, or answers {@link Errno#ENOTSUP}.
 *
 * <p><b>Units</b>: the values' shapes are {@link OptionValue}'s.
 *
 * <p><b>Source</b>: Zephyr's {@code net/socket.h}.
 */
public enum SocketOption {
  /** Bind a port whose last connection is still remembered; an int. */
  SO_REUSEADDR(SocketConstants.SOL_SOCKET, 2),
  /** The kind of socket; an int, read only. */
  SO_TYPE(SocketConstants.SOL_SOCKET, 3),
  /** What went wrong while nobody looked, which reading forgets; an int, read only. */
  SO_ERROR(SocketConstants.SOL_SOCKET, 4),
  /** Probe an idle peer; an int. */
  SO_KEEPALIVE(SocketConstants.SOL_SOCKET, 9),
  /** What closing does with bytes that did not leave: two ints, on and seconds; 1, 0 resets. */
  SO_LINGER(SocketConstants.SOL_SOCKET, 13),
  /** How long a receive or an accept waits; a time, 0 for ever. */
  SO_RCVTIMEO(SocketConstants.SOL_SOCKET, 20),
  /** How long a send or a connect waits; a time, 0 for ever, or the stack's own for a connect. */
  SO_SNDTIMEO(SocketConstants.SOL_SOCKET, 21),
  /** The protocol it was made with; an int, read only. */
  SO_PROTOCOL(SocketConstants.SOL_SOCKET, 38),
  /** The family it was made with; an int, read only. */
  SO_DOMAIN(SocketConstants.SOL_SOCKET, 39),
  /** No waiting for company (Nagle); an int. */
  TCP_NODELAY(SocketConstants.IPPROTO_TCP, 1),
  /** Where the socket's credentials are: ints, the security tags. */
  TLS_SEC_TAG_LIST(SocketConstants.SOL_TLS, 1),
  /** Whose certificate it has to be, which is also sent as SNI: a text; empty checks no name. */
  TLS_HOSTNAME(SocketConstants.SOL_TLS, 2),
  /** Which suites may be used: ints, their numbers with IANA. */
  TLS_CIPHERSUITE_LIST(SocketConstants.SOL_TLS, 3),
  /** Which suite is used: an int, read only, once it is connected. */
  TLS_CIPHERSUITE_USED(SocketConstants.SOL_TLS, 4),
  /** Whether the peer has to show who it is: an int, 0 to 2. */
  TLS_PEER_VERIFY(SocketConstants.SOL_TLS, 5),
  /** Which role a datagram socket has. */
  TLS_DTLS_ROLE(SocketConstants.SOL_TLS, 6),
  /** What is to be spoken over TLS: texts, in order of preference. */
  TLS_ALPN_LIST(SocketConstants.SOL_TLS, 7),
  /** For datagrams. */
  TLS_DTLS_HANDSHAKE_TIMEOUT_MIN(SocketConstants.SOL_TLS, 8),
  /** For datagrams. */
  TLS_DTLS_HANDSHAKE_TIMEOUT_MAX(SocketConstants.SOL_TLS, 9),
  /** Use certificates where they lie. */
  TLS_CERT_NOCOPY(SocketConstants.SOL_TLS, 10),
  /** TLS on the firmware's side although the stack offloads sockets. */
  TLS_NATIVE(SocketConstants.SOL_TLS, 11),
  /** Keep the session, and resume it: an int, 0 or 1. */
  TLS_SESSION_CACHE(SocketConstants.SOL_TLS, 12),
  /** Forget all sessions; any value, written only. */
  TLS_SESSION_CACHE_PURGE(SocketConstants.SOL_TLS, 13);

  private final int level;
  private final int number;

  SocketOption(int level, int number) {
    this.level = level;
    this.number = number;
  }

  /** Returns the level it is set at. */
  public int level() {
    return level;
  }

  /** Returns its number at that level. */
  public int number() {
    return number;
  }

  /** Finds the option with this number at this level. */
  public static Optional<SocketOption> of(int level, int number) {
    for (SocketOption option : values()) {
      if (option.level == level && option.number == number) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
