package org.wwep.emulator.server.admin;

import java.util.Set;
import org.wwep.emulator.http.HttpHandler;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;

/** Lets everybody ask whether a server is well and ready, and nobody else's token do more. */
final class ProbeGate implements HttpHandler {
  private static final Set<String> PROBES = Set.of("/health", "/ready");

  private final HttpHandler open;
  private final HttpHandler gated;

  /**
   * Asks one of these.
   *
   * @param open answers without a token
   * @param gated answers to those who have it
   */
  ProbeGate(HttpHandler open, HttpHandler gated) {
    this.open = open;
    this.gated = gated;
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws InterruptedException {
    if (!PROBES.contains(request.path()) || request.header("authorization") != null) {
      return gated.handle(request);
    }
    HttpResponse answer = open.handle(request);
    // The reason may name the store's address.
    return answer.status() == 503 ? HttpResponse.line(503, "not ready") : answer;
  }

  @Override
  public HttpResponse refuse(int status, String reason) {
    return gated.refuse(status, reason);
  }
}
