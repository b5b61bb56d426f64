package org.wwep.emulator.fleet;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an exception of a connection is called: sockets tell most by their text alone. */
final class ConnectionCauses {
  private ConnectionCauses() {}

  /** Returns the failure that this is, of a connection that was to be made or was there. */
  static PressFailure of(@Nullable Throwable why) {
    for (Throwable at = why; at != null; at = at.getCause()) {
      PressFailure known = byText(String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT));
      if (known != null) {
        return known;
      }
      if (at instanceof SSLException) {
        return PressFailure.TLS;
      }
      if (at instanceof NoRouteToHostException) {
        return PressFailure.UNREACHABLE;
      }
    }
    return why == null || why instanceof ClosedChannelException
        ? PressFailure.CLOSED
        : why instanceof ConnectException ? PressFailure.REFUSED : PressFailure.OTHER;
  }

  private static @Nullable PressFailure byText(String text) {
    if (text.contains("connection refused")) {
      return PressFailure.REFUSED;
    }
    if (text.contains("cannot assign requested address")
        || text.contains("address not available")
        || text.contains("address already in use")) {
      return PressFailure.NO_PORT;
    }
    if (text.contains("too many open files")) {
      return PressFailure.NO_FILE;
    }
    if (text.contains("unreachable") || text.contains("no route to host")) {
      return PressFailure.UNREACHABLE;
    }
    if (text.contains("timed out")) {
      return PressFailure.NO_CONNECTION;
    }
    return text.contains("connection reset") || text.contains("broken pipe")
        ? PressFailure.RESET
        : null;
  }
}
