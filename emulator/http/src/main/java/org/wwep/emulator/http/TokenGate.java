package org.wwep.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Lets through who has the token: in front of the path, {@code /TOKEN/page}, as a browser is given
 * it, or in the header {@code Authorization: Bearer TOKEN}, as scrapers have it.
 *
 * <p><b>Shape</b>: the handler behind it sees the path without the token. Any thread.
 *
 * <p><b>Errors</b>: 403 without it.
 */
public final class TokenGate implements HttpHandler {
  private static final int BYTES = 16;
  private static final String BEARER = "Bearer ";

  private final HttpHandler handler;
  private final byte[] token;

  /** Guards a handler. */
  public TokenGate(String token, HttpHandler handler) {
    this.token = token.getBytes(UTF_8);
    this.handler = handler;
  }

  /** Returns a token that nobody can guess, fit for an address. */
  public static String newToken() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws InterruptedException {
    String given = request.header("authorization");
    if (given != null && given.startsWith(BEARER) && isToken(given.substring(BEARER.length()))) {
      return handler.handle(request);
    }
    int end = request.path().indexOf('/', 1);
    String first = request.path().substring(1, end < 0 ? request.path().length() : end);
    if (!isToken(first)) {
      return refuse(403, "this address needs the token that the command printed at its start");
    }
    if (end < 0) {
      return HttpResponse.empty(308).with("Location", request.path() + "/");
    }
    return handler.handle(request.below(request.path().substring(0, end)));
  }

  /** Takes the same time for every wrong one. */
  private boolean isToken(String given) {
    return MessageDigest.isEqual(token, given.getBytes(UTF_8));
  }

  @Override
  public HttpResponse refuse(int status, String reason) {
    return handler.refuse(status, reason);
  }
}
