package org.wwep.net.host;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import org.wwep.net.BindFailed;
import org.wwep.net.ConnectFailed;
import org.wwep.net.ConnectFailed.Reason;
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

  static LinkException bind(IOException e, Endpoint local) {
    String text = text(e);
    String what = "cannot bind " + local + ": ";
    if (text.contains("in use")) {
      return new BindFailed(
          what + "the port is in use; stop who has it, or choose another port or 0 for any", e);
    }
    if (text.contains("denied") || text.contains("not permitted")) {
      return new BindFailed(
          what + "not permitted; choose a port of 1024 or more, or run with more rights", e);
    }
    if (text.contains("assign requested")) {
      return new BindFailed(
          what + "this machine has no such address; choose one of its own, or 0.0.0.0 for all", e);
    }
    return new BindFailed(what + e.getMessage() + "; choose another port or 0 for any", e);
  }

  static LinkException connect(IOException e, Endpoint local, Endpoint remote) {
    String text = text(e);
    return switch (e) {
      case BindException b when local.port() == 0 ->
          new ResourcesExhausted("no local port left to connect to " + remote + " from", e);
      case BindException b ->
          new ConnectFailed(
              Reason.OTHER,
              "port " + local.port() + " is still taken by a connection to " + remote,
              e);
      case NoRouteToHostException n ->
          new ConnectFailed(Reason.UNREACHABLE, remote + " is unreachable", e);
      case ConnectException c when text.contains("timed out") ->
          new ConnectFailed(
              Reason.NO_ANSWER, "no answer from " + remote + " before the system gave up", e);
      case ConnectException c ->
          new ConnectFailed(Reason.REFUSED, remote + " refused: nobody listens there", e);
      default ->
          text.contains("unreachable")
              ? new ConnectFailed(
                  Reason.UNREACHABLE, remote + " is unreachable: no route from here", e)
              : new ConnectFailed(
                  Reason.OTHER, "cannot connect to " + remote + ": " + e.getMessage(), e);
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
