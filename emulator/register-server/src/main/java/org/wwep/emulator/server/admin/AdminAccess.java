package org.wwep.emulator.server.admin;

import java.util.Optional;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.net.Endpoint;

/**
 * Who may look at a server, from where, and at what else.
 *
 * @param local where it answers; port 0 takes a free one
 * @param token what the address or a header has to have, or empty: everybody who gets there may
 *     look
 * @param pages what is answered beside what every admin port has
 */
public record AdminAccess(Endpoint local, String token, Pages pages) {
  /** Pages of somebody else's on the same port; any thread. */
  @FunctionalInterface
  public interface Pages {
    /** Returns the answer to a request, if it is about one of these. */
    Optional<HttpResponse> find(HttpRequest request) throws InterruptedException;
  }

  /** Returns the access of everybody on this machine, without further pages. */
  public static AdminAccess loopback(int port) {
    return new AdminAccess(Endpoint.loopback(port), "", _ -> Optional.empty());
  }

  /** Returns the path of everything, which ends with a slash. */
  public String path() {
    return token.isEmpty() ? "/" : "/" + token + "/";
  }
}
