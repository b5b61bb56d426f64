package org.wwep.emulator.netapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.wwep.net.Endpoint;

/**
 * The part's small HTTP server: a page of how the device is, for a browser and for curl.
 *
 * <p><b>Shape</b>: read only, one virtual thread a request; it tells no key, no token and no
 * content of a file. Closing it frees the port.
 *
 * <p><b>Errors</b>: 404 for any other path, 405 for what does not only read.
 */
public final class StatePage implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService requests;
  private final Supplier<Map<String, String>> state;

  private StatePage(HttpServer server, Supplier<Map<String, String>> state) {
    this.server = server;
    this.state = state;
    this.requests =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("nwp-page-", 0).factory());
  }

  /**
   * Starts to listen.
   *
   * @param local where; port 0 takes a free one
   * @throws IOException if the port is not available
   */
  public static StatePage start(Endpoint local, Supplier<Map<String, String>> state)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(local.address(), local.port()), 0);
    StatePage page = new StatePage(server, state);
    server.setExecutor(page.requests);
    server.createContext("/", page::handle);
    server.start();
    return page;
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    return new Endpoint(server.getAddress().getAddress(), server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      boolean reads = method.equals("GET") || method.equals("HEAD");
      boolean found = exchange.getRequestURI().getPath().equals("/");
      byte[] body = (reads && found ? page() : "").getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      int status = !reads ? 405 : found ? 200 : 404;
      boolean empty = body.length == 0 || method.equals("HEAD");
      exchange.sendResponseHeaders(status, empty ? -1 : body.length);
      if (!empty) {
        exchange.getResponseBody().write(body);
      }
    }
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
    server.stop(0);
    requests.shutdownNow();
  }
}
