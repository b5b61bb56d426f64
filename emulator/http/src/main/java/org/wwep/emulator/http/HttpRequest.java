package org.wwep.emulator.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, whole.
 *
 * @param method as it was sent, {@code GET}
 * @param path begins with {@code /}, and is encoded as it was sent
 * @param query what follows the first {@code ?}, encoded as it was sent; null without one
 * @param headers by their names in lower case; of several with one name the first
 * @param body its bytes, none without a body
 */
public record HttpRequest(
    String method, String path, @Nullable String query, Map<String, String> headers, byte[] body) {

  /** Makes one of a request's target. */
  static HttpRequest of(String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    return mark < 0
        ? new HttpRequest(method, target, null, headers, body)
        : new HttpRequest(
            method, target.substring(0, mark), target.substring(mark + 1), headers, body);
  }

  /** Tells whether it only reads: GET and HEAD. */
  public boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Returns a header's value by its name in lower case, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
