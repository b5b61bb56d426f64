package org.wwep.emulator.server.admin;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.wwep.emulator.http.HttpHandler;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.http.HttpService;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.Transaction;

/**
 * Where one looks at a server from: {@code /metrics}, {@code /health}, {@code /ready} and {@code
 * /feed}, by HTTP on the loopback interface.
 *
 * <p><b>Shape</b>: one virtual thread a request, so that whoever looks never holds up who serves.
 *
 * <p><b>Errors</b>: 503 with the reason in one line while the server is not well or not ready, 404
 * for anything else than these four, 405 for anything but GET and HEAD, and those of {@link
 * HttpService}.
 */
public final class AdminServer implements HttpHandler, AutoCloseable {
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final List<String> FORMS = List.of("as=text", "as=json");

  private final HttpService service;
  private final NettyServer server;
  private final PrometheusMetrics prometheusMetrics;
  private final TimedStore store;
  private final TransactionLog transactionLog;
  private final Function<Transaction, String> json;

  private AdminServer(
      Endpoint local,
      NettyServer server,
      PrometheusMetrics prometheusMetrics,
      TimedStore store,
      TransactionLog transactionLog,
      Function<Transaction, String> json)
      throws IOException {
    this.server = server;
    this.prometheusMetrics = prometheusMetrics;
    this.store = store;
    this.transactionLog = transactionLog;
    this.json = json;
    this.service = HttpService.start(local, "wwep-look", this);
  }

  /**
   * Starts to answer.
   *
   * @param port on the loopback interface; 0 takes a free one
   * @param json writes a transaction for the feed
   * @throws BindFailedException if the port cannot be had
   */
  public static AdminServer start(
      int port,
      NettyServer server,
      PrometheusMetrics prometheusMetrics,
      TimedStore store,
      TransactionLog transactionLog,
      Function<Transaction, String> json)
      throws BindFailedException {
    Endpoint local = Endpoint.loopback(port);
    prometheusMetrics.gauge("wwep.connections", "Connections that are served", server::connections);
    prometheusMetrics.gauge("wwep.unread.bytes", "Replies that lie unread", server::unread);
    prometheusMetrics.gauge(
        "wwep.store.up",
        "Whether a write would be stored now",
        () -> store.obstacle().isEmpty() ? 1 : 0);
    try {
      return new AdminServer(local, server, prometheusMetrics, store, transactionLog, json);
    } catch (IOException e) {
      throw BindFailedException.at(local, e);
    }
  }

  /** Returns where it answers, with the real port. */
  public Endpoint local() {
    return service.local();
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws InterruptedException {
    if (!request.reads()) {
      return HttpResponse.onlyReading();
    }
    return switch (request.path()) {
      case "/metrics" ->
          HttpResponse.text(
              200, "text/plain; version=0.0.4; charset=utf-8", prometheusMetrics.text());
      case "/health" -> state(health());
      case "/ready" -> state(readiness());
      case "/feed" -> feed(request);
      default -> refuse(404, "here are /metrics, /health, /ready and /feed");
    };
  }

  private String health() throws InterruptedException {
    return server.alive(TURN) ? "" : "a serving thread does not get its turn";
  }

  private String readiness() throws InterruptedException {
    if (!server.accepting()) {
      return "the server is closing";
    }
    String obstacle = store.obstacle();
    return obstacle.isEmpty() ? health() : "the store is unavailable: " + obstacle;
  }

  private static HttpResponse state(String trouble) {
    return trouble.isEmpty() ? HttpResponse.line(200, "ok") : HttpResponse.line(503, trouble);
  }

  private HttpResponse feed(HttpRequest request) {
    String query = request.query();
    if (query != null && !FORMS.contains(query)) {
      return refuse(400, "the feed takes ?as=text or ?as=json");
    }
    boolean text = "as=text".equals(query);
    return HttpResponse.stream(
        text ? HttpResponse.PLAIN : "application/x-ndjson",
        out -> {
          try (Subscriber subscriber = new Subscriber(transactionLog)) {
            subscriber.run(out, text ? Transaction::line : json, !text);
          }
        });
  }

  @Override
  public void close() {
    service.close();
  }
}
