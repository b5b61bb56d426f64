package org.wwep.net.bsd;

import java.time.Duration;
import java.util.List;
import org.wwep.net.Endpoint;
import org.wwep.rtos.Rtos;

/**
 * Sockets as Zephyr's firmware calls them.
 *
 * <p><b>Shape</b>: descriptors from 0 up. Any task may call; one sends while another receives; a
 * close ends the calls under way with {@link Errno#EBADF}. A socket made with {@code
 * IPPROTO_TLS_1_2} or {@code IPPROTO_TLS_1_3} does its handshake within {@link #connect}, or within
 * {@link #accept} of its listener; its options are set before, since afterwards they are {@link
 * Errno#EISCONN}. Waiting is the stack's own (no thread of the JDK), so it works in virtual time.
 *
 * <p><b>Units</b>: numbers are {@link SocketConstants}', options {@link SocketOption}'s.
 *
 * <p><b>Errors</b>: {@link ErrnoException}. An option that a stack cannot honour is {@link
 * Errno#ENOTSUP}, one that is unknown or on a wrong socket {@link Errno#ENOPROTOOPT}, one with a
 * wrong value {@link Errno#EINVAL}: none is accepted and ignored. A cancelled task gets {@link
 * InterruptedException}, and the socket stays open.
 *
 * <p><b>Source</b>: Zephyr's {@code net/socket.h}. Where C returns a length and sets {@code errno},
 * a call here returns the length and throws.
 */
public interface SocketApi extends AutoCloseable {
  /** Returns where credentials are put under their tags. */
  TlsCredentials credentials();

  /**
   * Looks a name up, or reads an address literal.
   *
   * @param timeout 0 or more; in Zephyr it is the build's {@code CONFIG_NET_SOCKETS_DNS_TIMEOUT}
   * @return where to connect to, one or more
   * @throws ErrnoException {@link Errno#EAI_NONAME}, {@link Errno#EAI_AGAIN}
   */
  List<Endpoint> getaddrinfo(String host, int port, Duration timeout)
      throws ErrnoException, InterruptedException;

  /**
   * Makes a socket.
   *
   * @return its descriptor
   * @throws ErrnoException {@link Errno#EAFNOSUPPORT}, {@link Errno#EPROTONOSUPPORT}, {@link
   *     Errno#EMFILE}; {@link Errno#ENOTSUP} for datagrams
   */
  int socket(int family, int type, int protocol) throws ErrnoException, InterruptedException;

  /** Binds the local address; port 0 takes a free one. */
  void bind(int fd, Endpoint local) throws ErrnoException, InterruptedException;

  /** Listens at the bound address. */
  void listen(int fd, int backlog) throws ErrnoException, InterruptedException;

  /**
   * Accepts a connection within {@code SO_RCVTIMEO}.
   *
   * @return the connection's descriptor; {@link #getpeername} says who it is
   */
  int accept(int fd) throws ErrnoException, InterruptedException;

  /**
   * Connects within {@code SO_SNDTIMEO}, and does the handshake.
   *
   * @throws ErrnoException {@link Errno#ECONNREFUSED}, {@link Errno#ETIMEDOUT}, {@link
   *     Errno#EHOSTUNREACH}; {@link Errno#ECONNABORTED} if TLS refuses, with {@link
   *     org.wwep.net.TlsRejectedException} behind it where the reason is known. The socket is of no
   *     more use
   */
  void connect(int fd, Endpoint remote) throws ErrnoException, InterruptedException;

  /**
   * Sends within {@code SO_SNDTIMEO}.
   *
   * @return how many bytes were taken, 1 or more; fewer than given only once the time is over, or
   *     with {@code MSG_DONTWAIT}
   * @throws ErrnoException {@link Errno#EAGAIN} if none was taken in time. Over TLS a record may be
   *     on its way then, so the next send has to bring the same bytes first, or it is {@link
   *     Errno#EINVAL}
   */
  int send(int fd, byte[] bytes, int offset, int length, int flags)
      throws ErrnoException, InterruptedException;

  /**
   * Receives what there is within {@code SO_RCVTIMEO}.
   *
   * @return how many bytes were put at {@code offset}, or 0 once the peer has finished sending
   * @throws ErrnoException {@link Errno#EAGAIN} if nothing comes in time
   */
  int recv(int fd, byte[] buffer, int offset, int length, int flags)
      throws ErrnoException, InterruptedException;

  /**
   * Waits until something is to be seen on one of the sockets.
   *
   * @param timeout 0 only looks; {@code FOREVER} waits as long as it takes
   * @return the same sockets in the same order, with what was seen; nothing on any after the time
   */
  List<PollFd> poll(List<PollFd> fds, Duration timeout) throws ErrnoException, InterruptedException;

  /** Finishes receiving, sending, or both: {@link SocketConstants#SHUT_WR} is half a close. */
  void shutdown(int fd, int how) throws ErrnoException, InterruptedException;

  /** Closes a socket; a second time is {@link Errno#EBADF}. */
  void close(int fd) throws ErrnoException;

  /** Sets an option. */
  void setsockopt(int fd, int level, int option, byte[] value)
      throws ErrnoException, InterruptedException;

  /** Reads an option. */
  byte[] getsockopt(int fd, int level, int option) throws ErrnoException, InterruptedException;

  /** Makes calls return at once ({@code O_NONBLOCK}), or wait again. */
  void setNonBlocking(int fd, boolean on) throws ErrnoException, InterruptedException;

  /** Returns the own address and port. */
  Endpoint getsockname(int fd) throws ErrnoException, InterruptedException;

  /** Returns the peer's address and port. */
  Endpoint getpeername(int fd) throws ErrnoException, InterruptedException;

  /** Longer than anybody waits. */
  Duration FOREVER = Rtos.WAIT_FOREVER;

  /** Sets an option by its name. */
  default void setsockopt(int fd, SocketOption option, byte[] value)
      throws ErrnoException, InterruptedException {
    setsockopt(fd, option.level(), option.number(), value);
  }

  /** Reads an option by its name. */
  default byte[] getsockopt(int fd, SocketOption option)
      throws ErrnoException, InterruptedException {
    return getsockopt(fd, option.level(), option.number());
  }

  /** Closes every socket; never throws, may be called twice. */
  @Override
  void close();
}
