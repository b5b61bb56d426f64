package org.wwep.net.bsd;

import static org.wwep.net.bsd.SocketConstants.AF_INET;
import static org.wwep.net.bsd.SocketConstants.AF_INET6;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_2;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_3;

import org.wwep.net.Endpoint;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.TlsVersion;

/** What the arguments of calls may be, and the errors for what they may not. */
public final class SocketArguments {
  private SocketArguments() {}

  /**
   * Returns the settings of a new socket.
   *
   * @param secures whether there is TLS at all
   */
  static SocketSettings kind(
      int family, int type, int protocol, boolean secures, SessionCache sessions)
      throws ErrnoException {
    if (family != AF_INET && family != AF_INET6) {
      throw new ErrnoException(Errno.EAFNOSUPPORT, "AF_INET or AF_INET6, was " + family);
    }
    if (type == SocketConstants.SOCK_DGRAM) {
      throw new ErrnoException(Errno.ENOTSUP, "no datagrams on this stack: SOCK_STREAM");
    }
    if (type != SocketConstants.SOCK_STREAM) {
      throw new ErrnoException(Errno.EPROTONOSUPPORT, "SOCK_STREAM, was " + type);
    }
    boolean secured = protocol == IPPROTO_TLS_1_2 || protocol == IPPROTO_TLS_1_3;
    if (secured && !secures) {
      throw new ErrnoException(Errno.ENOTSUP, "these sockets have no TLS: IPPROTO_TCP");
    }
    return switch (protocol) {
      case 0, IPPROTO_TCP -> new SocketSettings(family, IPPROTO_TCP, null);
      case IPPROTO_TLS_1_2 ->
          new SocketSettings(family, protocol, new TlsSettings(TlsVersion.TLS_1_2, sessions));
      case IPPROTO_TLS_1_3 ->
          new SocketSettings(family, protocol, new TlsSettings(TlsVersion.TLS_1_3, sessions));
      default ->
          throw new ErrnoException(
              Errno.EPROTONOSUPPORT, "IPPROTO_TCP, _TLS_1_2 or _TLS_1_3, was " + protocol);
    };
  }

  /** Checks an address against the socket's family. */
  static void family(OpenSocket socket, Endpoint endpoint) throws ErrnoException {
    if (SocketLifecycle.family(endpoint) != socket.settings.family) {
      throw new ErrnoException(
          Errno.EAFNOSUPPORT, "socket %d is of the other family".formatted(socket.fd));
    }
  }

  /**
   * Checks a slice, and that there are no flags but these.
   *
   * @throws ErrnoException {@code EINVAL} or {@code ENOTSUP}
   */
  public static void slice(byte[] bytes, int offset, int length, int flags, int known)
      throws ErrnoException {
    if (length < 0 || offset < 0 || offset > bytes.length - length) {
      throw new ErrnoException(
          Errno.EINVAL,
          "offset %d and length %d are not inside %d bytes"
              .formatted(offset, length, bytes.length));
    }
    if ((flags & ~known) != 0) {
      throw new ErrnoException(
          Errno.ENOTSUP, "flags 0x%x are not available on this stack".formatted(flags & ~known));
    }
  }

  /** Checks that the only half to be finished is the sending one. */
  static void half(int how) throws ErrnoException {
    if (how != SocketConstants.SHUT_WR) {
      throw new ErrnoException(
          how == SocketConstants.SHUT_RD || how == SocketConstants.SHUT_RDWR
              ? Errno.ENOTSUP
              : Errno.EINVAL,
          "only sending can be finished by itself: SHUT_WR, was " + how);
    }
  }

  static SocketOption option(int level, int option) throws ErrnoException {
    return SocketOption.of(level, option)
        .orElseThrow(
            () ->
                new ErrnoException(
                    Errno.ENOPROTOOPT, "no option %d at level %d".formatted(option, level)));
  }
}
