package org.wwep.net.bsd;

import org.wwep.net.BindFailedException;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.ConnectFailedException.Reason;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosedException;
import org.wwep.net.NameNotResolvedException;
import org.wwep.net.NetworkLostException;
import org.wwep.net.PeerClosedException;
import org.wwep.net.PeerResetException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.ResourcesExhaustedException;
import org.wwep.net.SendTimeoutException;
import org.wwep.net.TlsRejectedException;

/** What a socket's error is in the words of {@link org.wwep.net}. */
public final class SocketErrors {
  /** What was being done. */
  public enum Operation {
    /** A name was looked up. */
    RESOLVING,
    /** An address was bound. */
    BINDING,
    /** A connection was made, or secured. */
    CONNECTING,
    /** Bytes went out, or the last of them. */
    SENDING,
    /** Bytes were awaited, or a connection. */
    RECEIVING
  }

  private SocketErrors() {}

  /** Returns the stack's own trouble where it is known, and else what the number says. */
  public static LinkException of(ErrnoException error, Operation operation) {
    return error.link().orElseGet(() -> byNumber(error, operation));
  }

  private static LinkException byNumber(ErrnoException error, Operation operation) {
    String what = String.valueOf(error.getMessage());
    return switch (error.errno()) {
      case EBADF, ENOTCONN -> new LocallyClosedException(what, error);
      case EMFILE, ENOMEM, ENOBUFS, ENOSPC -> new ResourcesExhaustedException(what, error);
      case EPIPE, ECONNRESET -> new PeerResetException(what, error);
      case EADDRINUSE, EADDRNOTAVAIL -> new BindFailedException(what, error);
      case ECONNABORTED ->
          operation == Operation.CONNECTING
              ? new TlsRejectedException(TlsRejectedException.Reason.PROTOCOL_ERROR, what, error)
              : new PeerClosedException(what, error);
      case EAI_NONAME, EAI_AGAIN, EAI_FAIL -> new NameNotResolvedException(what, error);
      case ECONNREFUSED -> new ConnectFailedException(Reason.REFUSED, what, error);
      case ETIMEDOUT -> new ConnectFailedException(Reason.NO_ANSWER, what, error);
      case EHOSTUNREACH -> new ConnectFailedException(Reason.UNREACHABLE, what, error);
      case ENETDOWN ->
          operation == Operation.CONNECTING
              ? new ConnectFailedException(Reason.UNREACHABLE, what, error)
              : new NetworkLostException(what, error);
      case ENOENT,
          EAGAIN,
          EACCES,
          EEXIST,
          ENODEV,
          EINVAL,
          EPROTONOSUPPORT,
          ENOPROTOOPT,
          ENOTSUP,
          EAFNOSUPPORT,
          EISCONN,
          EALREADY,
          EINPROGRESS,
          EIO ->
          byAction(what, error, operation);
    };
  }

  private static LinkException byAction(String what, ErrnoException error, Operation operation) {
    return switch (operation) {
      case RESOLVING -> new NameNotResolvedException(what, error);
      case BINDING -> new BindFailedException(what, error);
      case CONNECTING -> new ConnectFailedException(Reason.OTHER, what, error);
      case SENDING -> new SendTimeoutException(what, error);
      case RECEIVING -> new ReceiveTimeoutException(what, error);
    };
  }

  /** Keeps a cancellation for the next call that may wait. */
  static LocallyClosedException cancelled(String during, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LocallyClosedException("cancelled while " + during, e);
  }
}
