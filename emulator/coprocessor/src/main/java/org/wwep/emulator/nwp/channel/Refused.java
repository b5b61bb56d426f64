package org.wwep.emulator.nwp.channel;

import org.jspecify.annotations.Nullable;
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
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.SocketError;

/**
 * A command that failed, as its response carries it: a number, the kind of trouble, words.
 *
 * <p>A response begins with the number, 0 for a command that was done.
 */
public final class Refused {
  private static final int DONE = 0;
  private static final String NO_LINK = "";

  private Refused() {}

  /** Begins the response of a command that was done. */
  public static Payload done() {
    return new Payload().number(DONE);
  }

  /** Returns the response of a command that failed. */
  public static Payload response(SocketError error) {
    LinkException link = error.link().orElse(null);
    String words = String.valueOf(error.getMessage());
    return new Payload()
        .number(error.errno().number())
        .text(link == null ? NO_LINK : link.getClass().getSimpleName())
        .text(reasonOf(link))
        .text(link == null ? bare(words) : String.valueOf(link.getMessage()));
  }

  private static String reasonOf(@Nullable LinkException link) {
    return switch (link) {
      case TlsRejected tls -> tls.reason().name();
      case ConnectFailed connect -> connect.reason().name();
      case null, default -> "";
    };
  }

  // A SocketError puts its number before its words.
  private static String bare(String words) {
    int colon = words.indexOf(": ");
    return colon < 0 ? words : words.substring(colon + 2);
  }

  /** Reads on behind the number of a command that was done, or throws how it failed. */
  public static PayloadReader throwIfFailed(PayloadReader response)
      throws SocketError, MalformedFrame {
    int number = response.number();
    if (number == DONE) {
      return response;
    }
    String kind = response.text();
    String reason = response.text();
    String words = response.text();
    LinkException link = link(kind, reason, words);
    throw link == null
        ? new SocketError(Errno.of(number), words)
        : new SocketError(Errno.of(number), link);
  }

  private static @Nullable LinkException link(String kind, String reason, String words)
      throws MalformedFrame {
    return switch (kind) {
      case NO_LINK -> null;
      case "JoinFailed" -> new JoinFailed(words);
      case "NameNotResolved" -> new NameNotResolved(words);
      case "BindFailed" -> new BindFailed(words);
      case "ConnectFailed" -> new ConnectFailed(named(ConnectFailed.Reason.class, reason), words);
      case "SendTimeout" -> new SendTimeout(words);
      case "ReceiveTimeout" -> new ReceiveTimeout(words);
      case "PeerClosed" -> new PeerClosed(words);
      case "PeerReset" -> new PeerReset(words);
      case "NetworkLost" -> new NetworkLost(words);
      case "LocallyClosed" -> new LocallyClosed(words);
      case "ResourcesExhausted" -> new ResourcesExhausted(words);
      case "TlsRejected" -> new TlsRejected(named(TlsRejected.Reason.class, reason), words);
      default -> throw new MalformedFrame("no kind of trouble: " + kind);
    };
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) throws MalformedFrame {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw new MalformedFrame("no reason: " + name);
  }
}
