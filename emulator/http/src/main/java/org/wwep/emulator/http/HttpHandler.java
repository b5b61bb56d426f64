package org.wwep.emulator.http;

/** Answers requests, each in a virtual thread of its own. */
public interface HttpHandler {
  /**
   * Answers a request.
   *
   * @throws InterruptedException if the service is being closed
   */
  HttpResponse handle(HttpRequest request) throws InterruptedException;

  /**
   * Words an answer to what never became a request, or must not become one.
   *
   * @param status 400 to 503
   * @param reason one sentence, without what the other side sent
   */
  default HttpResponse refuse(int status, String reason) {
    return HttpResponse.line(status, reason);
  }
}
