package org.wwep.emulator.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;

/**
 * The files of one page: its HTML at {@code /}, and what it loads beside it.
 *
 * <p><b>Shape</b>: everything comes from this port, nothing from elsewhere, and the page's policy
 * lets it talk to this port alone; no other site may frame it. Any thread.
 */
public final class PageAssets {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8");

  private final Map<String, byte[]> files = new HashMap<>();
  private final String index;

  /**
   * Loads a page from this package's resources.
   *
   * @param index the HTML
   * @param others what it loads
   */
  public PageAssets(String index, List<String> others) {
    this.index = index;
    files.put(index, content(index));
    others.forEach(name -> files.put(name, content(name)));
  }

  private static byte[] content(String name) {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no page " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file that a request is for, or null. */
  public @Nullable HttpResponse find(HttpRequest request) {
    String name = request.path().equals("/") ? index : request.path().substring(1);
    byte[] bytes = files.get(name);
    if (bytes == null) {
      return null;
    }
    if (!request.reads()) {
      return HttpResponse.onlyReading();
    }
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return guarded(HttpResponse.bytes(200, String.valueOf(type), bytes));
  }

  /** Adds the headers that every answer of a page has. */
  public static HttpResponse guarded(HttpResponse response) {
    return response
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }
}
