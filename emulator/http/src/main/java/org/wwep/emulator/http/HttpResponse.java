package org.wwep.emulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer: a body that is known, or one that is written as things happen.
 *
 * <p>A request by HEAD gets the head alone, whatever the body is.
 */
public final class HttpResponse {
  /** The type of plain text. */
  public static final String PLAIN = "text/plain; charset=utf-8";

  private final int status;
  private final Map<String, String> headers = new TreeMap<>();
  private final byte[] body;
  private final @Nullable HttpStream stream;

  private HttpResponse(int status, String type, byte[] body, @Nullable HttpStream stream) {
    this.status = status;
    this.body = body;
    this.stream = stream;
    if (!type.isEmpty()) {
      headers.put("Content-Type", type);
    }
  }

  /** Returns an answer with a text in UTF-8. */
  public static HttpResponse text(int status, String type, String body) {
    return new HttpResponse(status, type, body.getBytes(UTF_8), null);
  }

  /** Returns an answer of one line of plain text. */
  public static HttpResponse line(int status, String line) {
    return text(status, PLAIN, line + "\n");
  }

  /** Returns an answer with bytes, which belong to it from here on. */
  public static HttpResponse bytes(int status, String type, byte[] body) {
    return new HttpResponse(status, type, body, null);
  }

  /** Returns an answer without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, "", new byte[0], null);
  }

  /** Returns an answer whose body goes on until the stream returns, or the reader has gone. */
  public static HttpResponse stream(String type, HttpStream stream) {
    return new HttpResponse(200, type, new byte[0], stream);
  }

  /** Returns the refusal of a method that does not only read. */
  public static HttpResponse onlyReading() {
    return text(405, "text/plain; charset=utf-8", "there is only something to read: GET and HEAD\n")
        .with("Allow", "GET, HEAD");
  }

  /** Returns how it went, 200 to 503. */
  public int status() {
    return status;
  }

  /** Adds a header. */
  public HttpResponse with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  @Nullable HttpStream stream() {
    return stream;
  }
}
