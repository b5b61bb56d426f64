package org.wwep.emulator.proxy.api;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.http.HttpHandler;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.http.HttpService;
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
 * input, 403 a browser, 404 not found, 409 there already, 413 too long, 500 the port is not
 * available; and those of {@link HttpService}.
 *
 * <p><b>Source</b>: toxiproxy 2.x, {@code api.go} and the section "HTTP API" of its README; without
 * {@code /metrics}.
 */
public final class ControlApi implements HttpHandler, AutoCloseable {
  /** Where toxiproxy's clients look for it. */
  public static final int PORT = 8474;

  /** The version of toxiproxy's API that this is: clients compare it, so nothing stands behind. */
  static final String VERSION = "2.12.0";

  private static final System.Logger LOG = System.getLogger("org.wwep.proxy");

  private final Routes routes;
  private final HttpService service;

  private ControlApi(Endpoint local, Routes routes) throws IOException {
    this.routes = routes;
    this.service = HttpService.start(local, "proxy-api", this);
  }

  /**
   * Starts to listen.
   *
   * @param local where; port 0 takes a free one
   * @throws IOException if the port is not available
   */
  public static ControlApi start(Endpoint local, ProxyCollection proxyCollection)
      throws IOException {
    return new ControlApi(local, new Routes(proxyCollection));
  }

  /** Returns where it listens, with the real port. */
  public Endpoint local() {
    return service.local();
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    LOG.log(DEBUG, () -> request.method() + " " + request.path());
    try {
      return json(answer(request));
    } catch (ApiException e) {
      return refusal(e);
    }
  }

  private ApiResponse answer(HttpRequest request) throws ApiException {
    String agent = request.header("user-agent");
    if (agent != null && agent.startsWith("Mozilla/")) {
      throw ApiException.forbidden("user agent not allowed: a browser");
    }
    List<String> path = Routes.path(request.path());
    return routes.answer(request.method(), path, request.body());
  }

  private static HttpResponse json(ApiResponse response) {
    return response.json().isEmpty()
        ? HttpResponse.empty(response.status()).with("Content-Type", "application/json")
        : HttpResponse.text(response.status(), "application/json", response.json() + "\n");
  }

  @Override
  public HttpResponse refuse(int status, String reason) {
    return refusal(new ApiException(status, reason));
  }

  private static HttpResponse refusal(ApiException e) {
    return json(new ApiResponse(e.status(), JsonWriter.write(fields(e))));
  }

  static Map<String, Object> fields(ApiException apiException) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("error", String.valueOf(apiException.getMessage()));
    fields.put("status", apiException.status());
    return fields;
  }

  @Override
  public void close() {
    service.close();
  }
}
