package org.wwep.net.bsd;

import org.wwep.net.BindFailed;
import org.wwep.net.ConnectFailed;
import org.wwep.net.JoinFailed;
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

/** What trouble of {@link org.wwep.net} is in the words of C. */
final class Errnos {
  private Errnos() {}

  static SocketError of(LinkException trouble) {
    return new SocketError(number(trouble), trouble);
  }

  private static Errno number(LinkException trouble) {
    return switch (trouble) {
      case JoinFailed _, NetworkLost _ -> Errno.ENETDOWN;
      case NameNotResolved _ -> Errno.EAI_NONAME;
      case BindFailed _ -> Errno.EADDRINUSE;
      case ConnectFailed failed ->
          switch (failed.reason()) {
            case REFUSED -> Errno.ECONNREFUSED;
            case NO_ANSWER -> Errno.ETIMEDOUT;
            case UNREACHABLE, OTHER -> Errno.EHOSTUNREACH;
          };
      case SendTimeout _, ReceiveTimeout _ -> Errno.EAGAIN;
      case PeerClosed _ -> Errno.ECONNABORTED;
      case PeerReset _ -> Errno.ECONNRESET;
      case LocallyClosed _ -> Errno.EPIPE;
      case TlsRejected rejected ->
          rejected.reason() == TlsRejected.Reason.HANDSHAKE_TIMEOUT
              ? Errno.ETIMEDOUT
              : Errno.ECONNABORTED;
      case ResourcesExhausted _ -> Errno.ENOBUFS;
    };
  }
}
