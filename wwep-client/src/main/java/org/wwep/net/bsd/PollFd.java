package org.wwep.net.bsd;

/**
 * A socket to poll, and what was seen of it.
 *
 * @param fd the descriptor; a negative one is passed over
 * @param events what to look for: {@link SocketConstants#POLLIN}, {@link SocketConstants#POLLOUT}
 * @param revents what was seen; whatever was looked for also {@code POLLERR}, {@code POLLNVAL}, and
 *     {@code POLLHUP} once a receive or a poll for {@code POLLIN} met the peer's end, after which
 *     {@code POLLOUT} is not told
 */
public record PollFd(int fd, int events, int revents) {
  /** Makes one of which nothing was seen yet. */
  public PollFd(int fd, int events) {
    this(fd, events, 0);
  }

  /** Returns this with what was seen. */
  public PollFd seen(int seen) {
    return new PollFd(fd, events, seen);
  }

  /** Returns whether anything was seen. */
  public boolean isReady() {
    return revents != 0;
  }

  /** Returns whether one of these was seen. */
  public boolean saw(int mask) {
    return (revents & mask) != 0;
  }
}
