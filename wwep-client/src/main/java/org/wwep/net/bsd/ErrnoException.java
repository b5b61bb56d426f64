package org.wwep.net.bsd;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wwep.net.LinkException;

/** A call on a socket failed: its number says how, its message what to do, one clause. */
public final class ErrnoException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  /** Makes one that says what happened. */
  public ErrnoException(Errno errno, String message) {
    super(errno + ": " + message);
    this.errno = errno;
  }

  /** Makes one with the lower layer's own exception behind it. */
  public ErrnoException(Errno errno, String message, @Nullable Throwable cause) {
    super(errno + ": " + message, cause);
    this.errno = errno;
  }

  /** Makes one of trouble on the link, with its words. */
  public ErrnoException(Errno errno, LinkException link) {
    this(errno, String.valueOf(link.getMessage()), link);
  }

  /** Returns what {@code errno} would be. */
  public Errno errno() {
    return errno;
  }

  /** Returns the trouble on the link behind it, if this side of the stack knows it. */
  public Optional<LinkException> link() {
    return getCause() instanceof LinkException link ? Optional.of(link) : Optional.empty();
  }
}
