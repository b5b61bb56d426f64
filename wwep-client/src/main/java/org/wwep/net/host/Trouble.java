package org.wwep.net.host;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import org.wwep.net.ConnectFailed;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.ResourcesExhausted;

/**
 * What the operating system's failures are called here.
 *
 * <p>The JDK tells most of them apart by text alone, and that text may be in the machine's own
 * language: what is not recognised keeps its kind and quotes the text.
 */
final class Trouble {
  private Trouble() {}

  static LinkException connect(IOException e, Endpoint local, Endpoint remote) {
    String text = text(e);
    return switch (e) {
      case BindException b when local.port() == 0 ->
          new ResourcesExhausted("no local port left to connect to " + remote + " from", e);
      case BindException b ->
          new ConnectFailed(
              "port " + local.port() + " is still taken by a connection to " + remote, e);
      case NoRouteToHostException n -> new ConnectFailed(remote + " is unreachable", e);
      case ConnectException c when text.contains("timed out") ->
          new ConnectFailed("no answer from " + remote + " before the system gave up", e);
      case ConnectException c -> new ConnectFailed(remote + " refused: nobody listens there", e);
      default ->
          text.contains("unreachable")
              ? new ConnectFailed(remote + " is unreachable: no route from here", e)
              : new ConnectFailed("cannot connect to " + remote + ": " + e.getMessage(), e);
    };
  }

  static ResourcesExhausted noSocket(IOException e) {
    return new ResourcesExhausted("no socket left: " + e.getMessage(), e);
  }

  private static String text(IOException e) {
    String message = e.getMessage();
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
