package org.wwep.net.host;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.ConnectFailedException.Reason;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.ResourcesExhaustedException;

/**
 * What the operating system's failures are called here.
 *
 * <p>The JDK tells most of them apart by text alone, and that text may be in the machine's own
 * language: what is not recognised keeps its kind and quotes the text.
 */
final class HostErrors {
  private HostErrors() {}

  static LinkException connect(IOException e, Endpoint local, Endpoint remote) {
    String text = text(e);
    return switch (e) {
      case BindException b when local.port() == 0 ->
          new ResourcesExhaustedException(
              "no local port left to connect to " + remote + " from", e);
      case BindException b ->
          new ConnectFailedException(
              Reason.OTHER,
              "port " + local.port() + " is still taken by a connection to " + remote,
              e);
      case NoRouteToHostException n ->
          new ConnectFailedException(Reason.UNREACHABLE, remote + " is unreachable", e);
      case ConnectException c when text.contains("timed out") ->
          new ConnectFailedException(
              Reason.NO_ANSWER, "no answer from " + remote + " before the system gave up", e);
      case ConnectException c -> because(e, ConnectFailedException.refused(remote));
      default ->
          text.contains("unreachable")
              ? new ConnectFailedException(
                  Reason.UNREACHABLE, remote + " is unreachable: no route from here", e)
              : new ConnectFailedException(
                  Reason.OTHER, "cannot connect to " + remote + ": " + e.getMessage(), e);
    };
  }

  /** Puts what the system said behind what every stack says. */
  static <T extends LinkException> T because(Exception cause, T trouble) {
    trouble.initCause(cause);
    return trouble;
  }

  static ResourcesExhaustedException noSocket(IOException e) {
    return new ResourcesExhaustedException("no socket left: " + e.getMessage(), e);
  }

  private static String text(IOException e) {
    String message = e.getMessage();
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
