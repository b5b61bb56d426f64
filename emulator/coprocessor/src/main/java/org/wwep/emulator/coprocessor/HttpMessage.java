package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wwep.net.Connection;
import org.wwep.net.LinkException;

/**
 * What comes and goes on a connection of the part's HTTP server: one request, one response.
 *
 * <p><b>Errors</b>: a request that is longer than {@link #LONGEST}, or none at all, is empty.
 */
final class HttpMessage {
  /** How long a head, and how long a body may be. */
  static final int LONGEST = 4096;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String LINE = "\r\n";

  private HttpMessage() {}

  /**
   * A request.
   *
   * @param method its method
   * @param path its path, without the query
   * @param body what came behind the head
   */
  record HttpRequest(String method, String path, String body) {
    /** Returns the fields of a form. */
    Map<String, String> form() {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String pair : body.split("&")) {
        int at = pair.indexOf('=');
        if (at > 0) {
          fields.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
      }
      return fields;
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text, UTF_8);
      } catch (IllegalArgumentException e) {
        return text;
      }
    }
  }

  /** A response. */
  static final class HttpReply {
    private final int status;
    private final String type;
    private final byte[] body;

    HttpReply(int status, String type, byte[] body) {
      this.status = status;
      this.type = type;
      this.body = body.clone();
    }

    int status() {
      return status;
    }

    static HttpReply text(int status, String text) {
      return new HttpReply(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }
  }

  /** Reads a request. */
  static Optional<HttpRequest> read(Connection from) throws LinkException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[512];
    int head = -1;
    int whole = Integer.MAX_VALUE;
    while (all.size() < whole) {
      int read = from.receive(piece, 0, piece.length, PATIENCE);
      if (read < 0 || all.size() + read > 2 * LONGEST) {
        return Optional.empty();
      }
      all.write(piece, 0, read);
      if (head < 0) {
        head = all.toString(ISO_8859_1).indexOf(LINE + LINE);
        if (head < 0 && all.size() > LONGEST) {
          return Optional.empty();
        }
        if (head >= 0) {
          int body = bodyLength(all.toString(ISO_8859_1).substring(0, head));
          if (body < 0 || body > LONGEST) {
            return Optional.empty();
          }
          whole = head + 2 * LINE.length() + body;
        }
      }
    }
    String text = all.toString(ISO_8859_1);
    String[] first = text.substring(0, text.indexOf(LINE)).split(" ");
    if (first.length != 3 || !first[2].startsWith("HTTP/1.") || !first[1].startsWith("/")) {
      return Optional.empty();
    }
    byte[] body = text.substring(head + 2 * LINE.length(), whole).getBytes(ISO_8859_1);
    return Optional.of(
        new HttpRequest(first[0], first[1].split("\\?")[0], new String(body, UTF_8)));
  }

  /** Returns what the head says of the body's length, 0 if it says nothing, -1 for no number. */
  private static int bodyLength(String head) {
    for (String line : head.split(LINE)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        String number = line.substring(line.indexOf(':') + 1).strip();
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : -1;
      }
    }
    return 0;
  }

  /** Writes a response, and that it is the last. */
  static void write(Connection to, HttpReply reply, boolean withBody)
      throws LinkException, InterruptedException {
    String head =
        "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(reply.status, words(reply.status), reply.type, reply.body.length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(ISO_8859_1));
    if (withBody) {
      all.writeBytes(reply.body);
    }
    to.send(all.toByteArray(), PATIENCE);
    to.shutdownOutput();
  }

  private static String words(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 204 -> "No Content";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 501 -> "Not Implemented";
      case 504 -> "Gateway Timeout";
      default -> "Status";
    };
  }
}
