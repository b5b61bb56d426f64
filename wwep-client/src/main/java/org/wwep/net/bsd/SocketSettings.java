package org.wwep.net.bsd;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of one socket of {@link StackSockets}.
 *
 * <p>Any task may set the times; what is set before connecting is set by one.
 */
final class SocketSettings {
  final int family;
  final int protocol;
  final @Nullable TlsSettings tls;
  private volatile Duration receive = SocketApi.FOREVER;
  private volatile @Nullable Duration send;
  private volatile boolean resets;
  private volatile boolean nonBlocking;

  SocketSettings(int family, int protocol, @Nullable TlsSettings tls) {
    this.family = family;
    this.protocol = protocol;
    this.tls = tls;
  }

  /** Returns those of a connection that came to this listening socket. */
  SocketSettings accepted() {
    return new SocketSettings(family, protocol, tls);
  }

  void set(SocketOption option, byte[] value) throws ErrnoException {
    switch (option) {
      case SO_RCVTIMEO -> receive = orForever(OptionValue.asTime(value));
      case SO_SNDTIMEO -> {
        Duration time = OptionValue.asTime(value);
        send = time.isZero() ? null : time;
      }
      case SO_LINGER -> resets = reset(OptionValue.ints(value));
      // Ports are free again at once, and frames never wait for company: nothing else is to be had.
      case SO_REUSEADDR, TCP_NODELAY -> {
        if (OptionValue.asInt(value) == 0) {
          throw new ErrnoException(Errno.ENOTSUP, option + " is always on here");
        }
      }
      case SO_TYPE, SO_ERROR, SO_PROTOCOL, SO_DOMAIN -> throw TlsSettings.readOnly(option);
      case SO_KEEPALIVE -> throw unsupported(option);
      default -> secured(option).set(option, value);
    }
  }

  byte[] get(SocketOption option) throws ErrnoException {
    return switch (option) {
      case SO_RCVTIMEO -> OptionValue.time(receive);
      case SO_SNDTIMEO -> {
        Duration time = send;
        yield OptionValue.time(time == null ? Duration.ZERO : time);
      }
      case SO_LINGER -> OptionValue.ints(resets ? 1 : 0, 0);
      case SO_REUSEADDR, TCP_NODELAY -> OptionValue.ints(1);
      case SO_TYPE -> OptionValue.ints(SocketConstants.SOCK_STREAM);
      case SO_PROTOCOL -> OptionValue.ints(protocol);
      case SO_DOMAIN -> OptionValue.ints(family);
      case SO_KEEPALIVE -> throw unsupported(option);
      default -> secured(option).get(option);
    };
  }

  private TlsSettings secured(SocketOption option) throws ErrnoException {
    if (tls == null) {
      throw new ErrnoException(
          Errno.ENOPROTOOPT, option + " is for a socket made with IPPROTO_TLS_1_2 or _1_3");
    }
    return tls;
  }

  static ErrnoException unsupported(SocketOption option) {
    return new ErrnoException(Errno.ENOTSUP, option + " is not available on this stack");
  }

  private static Duration orForever(Duration time) {
    return time.isZero() ? SocketApi.FOREVER : time;
  }

  private static boolean reset(int[] value) throws ErrnoException {
    if (value.length != 2) {
      throw new ErrnoException(Errno.EINVAL, "SO_LINGER has two ints, on and seconds");
    }
    if (value[0] != 0 && value[1] != 0) {
      throw new ErrnoException(
          Errno.ENOTSUP, "closing does not wait here: SO_LINGER 0, or 1 and 0");
    }
    return value[0] != 0;
  }

  void setNonBlocking(boolean on) {
    nonBlocking = on;
  }

  boolean isNonBlocking() {
    return nonBlocking;
  }

  boolean resets() {
    return resets;
  }

  /** Returns how long a receive or an accept waits. */
  Duration receiveTime(int flags) {
    return isAtOnce(flags) ? Duration.ZERO : receive;
  }

  /** Returns how long a send waits. */
  Duration sendTime(int flags) {
    Duration time = send;
    return isAtOnce(flags) ? Duration.ZERO : time == null ? SocketApi.FOREVER : time;
  }

  /** Returns how long connecting takes at most. */
  Duration connectTime(Duration otherwise) {
    Duration time = send;
    return time == null ? otherwise : time;
  }

  private boolean isAtOnce(int flags) {
    return nonBlocking || (flags & SocketConstants.MSG_DONTWAIT) != 0;
  }
}
