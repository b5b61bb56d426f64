package org.wwep.emulator.netapp;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.wwep.emulator.http.HttpHandler;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.http.HttpService;
import org.wwep.net.Endpoint;

/**
 * The part's small HTTP server: a page of how the device is, for a browser and for curl.
 *
 * <p><b>Shape</b>: read only; it tells no key, no token and no content of a file. Closing it frees
 * the port.
 *
 * <p><b>Errors</b>: 404 for any other path, 405 for what does not only read.
 */
public final class StatePage implements HttpHandler, AutoCloseable {
  private final Supplier<Map<String, String>> state;
  private final HttpService service;

  private StatePage(Endpoint local, Supplier<Map<String, String>> state) throws IOException {
    this.state = state;
    this.service = HttpService.start(local, "nwp-page", this);
  }

  /**
   * Starts to listen.
   *
   * @param local where; port 0 takes a free one
   * @throws IOException if the port is not available
   */
  public static StatePage start(Endpoint local, Supplier<Map<String, String>> state)
      throws IOException {
    return new StatePage(local, state);
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    return service.local();
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    if (!request.reads()) {
      return HttpResponse.onlyReading();
    }
    return request.path().equals("/")
        ? HttpResponse.text(200, "text/html; charset=utf-8", page())
            .with("Cache-Control", "no-store")
        : refuse(404, "here is only /");
  }

  private String page() {
    StringBuilder rows = new StringBuilder();
    state
        .get()
        .forEach(
            (what, value) ->
                rows.append("<tr><th>")
                    .append(escaped(what))
                    .append("</th><td>")
                    .append(escaped(value))
                    .append("</td></tr>\n"));
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><title>wwep coprocessor</title></head>\n"
        + "<body><h1>wwep coprocessor</h1><table>\n"
        + rows
        + "</table></body></html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void close() {
    service.close();
  }
}
