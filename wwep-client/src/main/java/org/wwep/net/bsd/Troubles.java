package org.wwep.net.bsd;

import org.wwep.net.BindFailed;
import org.wwep.net.ConnectFailed;
import org.wwep.net.ConnectFailed.Reason;
import org.wwep.net.LinkException;
import org.wwep.net.LocallyClosed;
import org.wwep.net.NameNotResolved;
import org.wwep.net.NetworkLost;
import org.wwep.net.PeerClosed;
import org.wwep.net.PeerReset;
import org.wwep.net.ReceiveTimeout;
import org.wwep.net.ResourcesExhausted;
import org.wwep.net.SendTimeout;
import org.wwep.net.TlsRejected;

/** What a socket's error is in the words of {@link org.wwep.net}. */
public final class Troubles {
  /** What was being done. */
  public enum During {
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

  private Troubles() {}

  /** Returns the stack's own trouble where it is known, and else what the number says. */
  public static LinkException of(SocketError error, During during) {
    return error.link().orElseGet(() -> byNumber(error, during));
  }

  private static LinkException byNumber(SocketError error, During during) {
    String what = String.valueOf(error.getMessage());
    return switch (error.errno()) {
      case EBADF, ENOTCONN -> new LocallyClosed(what, error);
      case EMFILE, ENOMEM, ENOBUFS, ENOSPC -> new ResourcesExhausted(what, error);
      case EPIPE, ECONNRESET -> new PeerReset(what, error);
      case EADDRINUSE, EADDRNOTAVAIL -> new BindFailed(what, error);
      case ECONNABORTED ->
          during == During.CONNECTING
              ? new TlsRejected(TlsRejected.Reason.PROTOCOL_ERROR, what, error)
              : new PeerClosed(what, error);
      case EAI_NONAME, EAI_AGAIN, EAI_FAIL -> new NameNotResolved(what, error);
      case ECONNREFUSED -> new ConnectFailed(Reason.REFUSED, what, error);
      case ETIMEDOUT -> new ConnectFailed(Reason.NO_ANSWER, what, error);
      case EHOSTUNREACH -> new ConnectFailed(Reason.UNREACHABLE, what, error);
      case ENETDOWN ->
          during == During.CONNECTING
              ? new ConnectFailed(Reason.UNREACHABLE, what, error)
              : new NetworkLost(what, error);
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
          byAction(what, error, during);
    };
  }

  private static LinkException byAction(String what, SocketError error, During during) {
    return switch (during) {
      case RESOLVING -> new NameNotResolved(what, error);
      case BINDING -> new BindFailed(what, error);
      case CONNECTING -> new ConnectFailed(Reason.OTHER, what, error);
      case SENDING -> new SendTimeout(what, error);
      case RECEIVING -> new ReceiveTimeout(what, error);
    };
  }

  /** Keeps a cancellation for the next call that may wait. */
  static LocallyClosed cancelled(String during, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LocallyClosed("cancelled while " + during, e);
  }
}
