package org.wwep.emulator.coprocessor.channel;

import org.jspecify.annotations.Nullable;
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
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;

/**
 * A command that failed, as its response carries it: a number, the kind of trouble, words.
 *
 * <p>A response begins with the number, 0 for a command that was done.
 */
public final class ErrorCodec {
  private static final int DONE = 0;
  private static final String NO_LINK = "";

  private ErrorCodec() {}

  /** Begins the response of a command that was done. */
  public static PayloadWriter done() {
    return new PayloadWriter().number(DONE);
  }

  /** Returns the response of a command that failed. */
  public static PayloadWriter response(ErrnoException error) {
    LinkException link = error.link().orElse(null);
    String words = String.valueOf(error.getMessage());
    return new PayloadWriter()
        .number(error.errno().number())
        .text(link == null ? NO_LINK : link.kind())
        .text(reasonOf(link))
        .text(link == null ? bare(words) : String.valueOf(link.getMessage()));
  }

  private static String reasonOf(@Nullable LinkException link) {
    return switch (link) {
      case TlsRejectedException tls -> tls.reason().name();
      case ConnectFailedException connect -> connect.reason().name();
      case null, default -> "";
    };
  }

  // An ErrnoException puts its number before its words.
  private static String bare(String words) {
    int colon = words.indexOf(": ");
    return colon < 0 ? words : words.substring(colon + 2);
  }

  /** Reads on behind the number of a command that was done, or throws how it failed. */
  public static PayloadReader throwIfFailed(PayloadReader response)
      throws ErrnoException, MalformedFrameException {
    int number = response.number();
    if (number == DONE) {
      return response;
    }
    String kind = response.text();
    String reason = response.text();
    String words = response.text();
    LinkException link = link(kind, reason, words);
    throw link == null
        ? new ErrnoException(Errno.of(number), words)
        : new ErrnoException(Errno.of(number), link);
  }

  private static @Nullable LinkException link(String kind, String reason, String words)
      throws MalformedFrameException {
    return switch (kind) {
      case NO_LINK -> null;
      case "JoinFailed" -> new JoinFailedException(words);
      case "NameNotResolved" -> new NameNotResolvedException(words);
      case "BindFailed" -> new BindFailedException(words);
      case "ConnectFailed" ->
          new ConnectFailedException(named(ConnectFailedException.Reason.class, reason), words);
      case "SendTimeout" -> new SendTimeoutException(words);
      case "ReceiveTimeout" -> new ReceiveTimeoutException(words);
      case "PeerClosed" -> new PeerClosedException(words);
      case "PeerReset" -> new PeerResetException(words);
      case "NetworkLost" -> new NetworkLostException(words);
      case "LocallyClosed" -> new LocallyClosedException(words);
      case "ResourcesExhausted" -> new ResourcesExhaustedException(words);
      case "TlsRejected" ->
          new TlsRejectedException(named(TlsRejectedException.Reason.class, reason), words);
      default -> throw new MalformedFrameException("no kind of trouble: " + kind);
    };
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name)
      throws MalformedFrameException {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw new MalformedFrameException("no reason: " + name);
  }
}
