package org.wwep.emulator.proxy.api;

import static java.lang.System.Logger.Level.DEBUG;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.net.Endpoint;

/**
 * Toxiproxy's HTTP API, so that its clients can drive these proxies.
 *
 * <p><b>Shape</b>: one virtual thread a request. What a browser sends is refused, as toxiproxy does
 * it: a page from elsewhere must not drive a proxy on this machine. Closing it leaves the proxies
 * open.
 *
 * <p><b>Errors</b>: an answer {@code {"error": "...", "status": 404}} with that status: 400 bad
 * input, 404 not found, 409 there already, 500 the port is not available.
 *
 * <p><b>Source</b>: toxiproxy 2.x, {@code api.go} and the section "HTTP API" of its README; without
 * {@code /metrics}.
 */
public final class ControlApi implements AutoCloseable {
  /** Where toxiproxy's clients look for it. */
  public static final int PORT = 8474;

  /** The version of toxiproxy's API that this is: clients compare it, so nothing stands behind. */
  static final String VERSION = "2.12.0";

  private static final System.Logger LOG = System.getLogger("org.wwep.proxy");
  private static final int LONGEST_BODY = 1 << 20;
  private static final int MOST_SKIPPED = 1 << 24;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService requests;
  private final Routes routes;

  private ControlApi(HttpServer server, Routes routes) {
    this.server = server;
    this.routes = routes;
    this.requests =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("proxy-api-", 0).factory());
  }

  /**
   * Starts to listen.
   *
   * @param local where; port 0 takes a free one
   * @throws IOException if the port is not available
   */
  public static ControlApi start(Endpoint local, ProxyCollection proxyCollection)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(local.address(), local.port()), 0);
    ControlApi api = new ControlApi(server, new Routes(proxyCollection));
    server.setExecutor(api.requests);
    server.createContext("/", api::handle);
    server.start();
    return api;
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    return new Endpoint(server.getAddress().getAddress(), server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ApiResponse apiResponse;
      try {
        apiResponse = answer(exchange);
      } catch (ApiException e) {
        apiResponse = new ApiResponse(e.status(), error(e));
      } catch (RuntimeException e) {
        // The client is told as well: a request without an answer helps nobody.
        LOG.log(System.Logger.Level.ERROR, "a request was not understood; report it, please", e);
        apiResponse = new ApiResponse(500, error(ApiException.failed("this is a defect: " + e)));
      }
      byte[] body =
          apiResponse.json().isEmpty() ? new byte[0] : (apiResponse.json() + "\n").getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(apiResponse.status(), bodiless ? NO_BODY : body.length);
      if (!bodiless) {
        exchange.getResponseBody().write(body);
      }
      LOG.log(DEBUG, () -> exchange.getRequestMethod() + " " + exchange.getRequestURI());
    }
  }

  private ApiResponse answer(HttpExchange exchange) throws IOException, ApiException {
    String agent = exchange.getRequestHeaders().getFirst("User-Agent");
    if (agent != null && agent.startsWith("Mozilla/")) {
      throw ApiException.forbidden("user agent not allowed: a browser");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      // Read on for a while, so that the sender is there to read the answer.
      exchange.getRequestBody().skip(MOST_SKIPPED);
      exchange.getResponseHeaders().set("Connection", "close");
      throw ApiException.bad("bad request body: longer than " + LONGEST_BODY + " bytes");
    }
    List<String> path = Routes.path(exchange.getRequestURI().getRawPath());
    return routes.answer(exchange.getRequestMethod(), path, body);
  }

  static String error(ApiException apiException) {
    return JsonWriter.write(fields(apiException));
  }

  static Map<String, Object> fields(ApiException apiException) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("error", String.valueOf(apiException.getMessage()));
    fields.put("status", apiException.status());
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
    requests.shutdownNow();
  }
}
