package org.wwep.emulator.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, whole. */
public final class HttpRequest {
  private final String method;
  private final String path;
  private final @Nullable String query;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Makes one of what was sent.
   *
   * @param target the path, with its query behind the first {@code ?}
   * @param headers by their names in lower case; of several with one name the first
   */
  HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    this.method = method;
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? null : target.substring(mark + 1);
    this.headers = headers;
    this.body = body;
  }

  /** Returns the same request to whoever answers what is below the beginning of its path. */
  HttpRequest below(String beginning) {
    String target = path.substring(beginning.length()) + (query == null ? "" : "?" + query);
    return new HttpRequest(method, target, headers, body);
  }

  /** Returns the method as it was sent, {@code GET}. */
  public String method() {
    return method;
  }

  /** Tells whether it only reads: GET and HEAD. */
  public boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Returns the path, which begins with {@code /}, encoded as it was sent. */
  public String path() {
    return path;
  }

  /** Returns what follows the first {@code ?}, encoded as it was sent; null without one. */
  public @Nullable String query() {
    return query;
  }

  /** Returns a header's value by its name in lower case, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Returns the bytes of the body, none without one. The caller may keep them. */
  public byte[] body() {
    return body;
  }
}
