package org.wwep.net.bsd;

/**
 * Why a call failed, as C programs know it.
 *
 * <p><b>Source</b>: Zephyr's {@code errno.h} for the positive numbers, {@code DNS_EAI_*} for the
 * negative ones.
 */
public enum Errno {
  /** No such security tag, or no such file in the secure flash. */
  ENOENT(2),
  /** No such descriptor, or it was closed meanwhile. */
  EBADF(9),
  /** Not now: the call would have to wait, or its timeout has passed. */
  EAGAIN(11),
  /** No memory left for it. */
  ENOMEM(12),
  /** Not permitted, such as a file of the secure flash by a wrong token. */
  EACCES(13),
  /** The security tag already has a credential of this type. */
  EEXIST(17),
  /** The part that should do it is switched off. */
  ENODEV(19),
  /** A value, a length or a state that makes no sense here. */
  EINVAL(22),
  /** No descriptor left. */
  EMFILE(24),
  /** The secure flash is full. */
  ENOSPC(28),
  /** This end has finished sending, or the peer is gone. */
  EPIPE(32),
  /** The protocol is none that is known here. */
  EPROTONOSUPPORT(93),
  /** No such option at this level or on this socket, or one that is only read or only written. */
  ENOPROTOOPT(92),
  /** Known, but this stack cannot do it. */
  ENOTSUP(95),
  /** The address family is none that is known here. */
  EAFNOSUPPORT(97),
  /** The port is in use. */
  EADDRINUSE(98),
  /** The address is none of this device. */
  EADDRNOTAVAIL(99),
  /** There is no network, or no more. */
  ENETDOWN(100),
  /** No way to the peer. */
  EHOSTUNREACH(113),
  /** The handshake failed: who is there is not who it should be, or nothing could be agreed on. */
  ECONNABORTED(103),
  /** The peer broke the connection. */
  ECONNRESET(104),
  /** No buffer left. */
  ENOBUFS(105),
  /** It is connected already. */
  EISCONN(106),
  /** It is not connected. */
  ENOTCONN(107),
  /** No answer. */
  ETIMEDOUT(110),
  /** Nobody listens there. */
  ECONNREFUSED(111),
  /** The connection is being made already. */
  EALREADY(114),
  /** The connection is being made: poll for POLLOUT. */
  EINPROGRESS(115),
  /** Something broke that has no number of its own, such as the coprocessor. */
  EIO(5),
  /** No such name. */
  EAI_NONAME(-2),
  /** No answer from the name server in time. */
  EAI_AGAIN(-3),
  /** The name server could not say. */
  EAI_FAIL(-4);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  /** Returns the number that C programs and channels carry. */
  public int number() {
    return number;
  }

  /** Returns the one with this number, or {@link #EIO} if there is none. */
  public static Errno of(int number) {
    for (Errno errno : values()) {
      if (errno.number == number) {
        return errno;
      }
    }
    return EIO;
  }
}
