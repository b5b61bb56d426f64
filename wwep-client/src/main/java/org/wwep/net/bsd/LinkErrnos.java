package org.wwep.net.bsd;

import org.wwep.net.BindFailedException;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.JoinFailedException;
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

/** What trouble of {@link org.wwep.net} is in the words of C. */
final class LinkErrnos {
  private LinkErrnos() {}

  static ErrnoException of(LinkException trouble) {
    return new ErrnoException(number(trouble), trouble);
  }

  private static Errno number(LinkException trouble) {
    return switch (trouble) {
      case JoinFailedException _, NetworkLostException _ -> Errno.ENETDOWN;
      case NameNotResolvedException _ -> Errno.EAI_NONAME;
      case BindFailedException _ -> Errno.EADDRINUSE;
      case ConnectFailedException failed ->
          switch (failed.reason()) {
            case REFUSED -> Errno.ECONNREFUSED;
            case NO_ANSWER -> Errno.ETIMEDOUT;
            case UNREACHABLE, OTHER -> Errno.EHOSTUNREACH;
          };
      case SendTimeoutException _, ReceiveTimeoutException _ -> Errno.EAGAIN;
      case PeerClosedException _ -> Errno.ECONNABORTED;
      case PeerResetException _ -> Errno.ECONNRESET;
      case LocallyClosedException _ -> Errno.EPIPE;
      case TlsRejectedException rejected ->
          rejected.reason() == TlsRejectedException.Reason.HANDSHAKE_TIMEOUT
              ? Errno.ETIMEDOUT
              : Errno.ECONNABORTED;
      case ResourcesExhaustedException _ -> Errno.ENOBUFS;
    };
  }
}
