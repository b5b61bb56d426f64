package org.wwep.emulator.server.admin;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.wwep.emulator.http.HttpHandler;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.http.HttpService;
import org.wwep.emulator.http.TokenGate;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.Transaction;

/**
 * Where one looks at a server from: {@code /metrics}, {@code /health}, {@code /ready} and {@code
 * /feed}, by HTTP; and further pages, if there are any.
 *
 * <p><b>Shape</b>: one virtual thread a request, so that whoever looks never holds up who serves.
 *
 * <p>With a token, {@code /health} and {@code /ready} answer without it too, but not with the
 * reason: a balancer knows no token, which is another one after each start.
 *
 * <p><b>Errors</b>: 503 with the reason in one line while the server is not well or not ready, 404
 * for anything else than these four, 405 for anything but GET and HEAD, and those of {@link
 * HttpService}.
 */
public final class AdminServer implements HttpHandler, AutoCloseable {
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final List<String> FORMS = List.of("as=text", "as=json");

  private final HttpService service;
  private final AdminAccess access;
  private final NettyServer server;
  private final PrometheusMetrics prometheusMetrics;
  private final TimedStore store;
  private final TransactionBuffer transactionBuffer;
  private final Function<Transaction, String> json;
  private volatile boolean draining;

  private AdminServer(
      AdminAccess access,
      NettyServer server,
      PrometheusMetrics prometheusMetrics,
      TimedStore store,
      TransactionLog transactionLog,
      Function<Transaction, String> json)
      throws IOException {
    this.access = access;
    this.server = server;
    this.prometheusMetrics = prometheusMetrics;
    this.store = store;
    this.transactionBuffer = new TransactionBuffer(transactionLog);
    this.json = json;
    String token = access.token();
    this.service =
        HttpService.start(
            access.local(),
            "wwep-look",
            token.isEmpty() ? this : new ProbeGate(this, new TokenGate(token, this)));
  }

  /**
   * Starts to answer.
   *
   * @param access where, for whom, and what else
   * @param json writes a transaction for the feed
   * @throws BindFailedException if the port cannot be had
   */
  public static AdminServer start(
      AdminAccess access,
      NettyServer server,
      PrometheusMetrics prometheusMetrics,
      TimedStore store,
      TransactionLog transactionLog,
      Function<Transaction, String> json)
      throws BindFailedException {
    prometheusMetrics.gauge("wwep.connections", "Connections that are served", server::connections);
    prometheusMetrics.gauge("wwep.unread.bytes", "Replies that lie unread", server::unread);
    prometheusMetrics.gauge(
        "wwep.store.up",
        "Whether a write would be stored now",
        () -> store.obstacle().isEmpty() ? 1 : 0);
    try {
      return new AdminServer(access, server, prometheusMetrics, store, transactionLog, json);
    } catch (IOException e) {
      throw BindFailedException.at(access.local(), e);
    }
  }

  /** Returns the address for a browser. */
  public String address() {
    return "http://" + local() + access.path();
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
      default ->
          access
              .pages()
              .find(request)
              .orElseGet(() -> refuse(404, "here are /metrics, /health, /ready and /feed"));
    };
  }

  private String health() throws InterruptedException {
    return server.alive(TURN) ? "" : "a serving thread does not get its turn";
  }

  private String readiness() throws InterruptedException {
    if (draining || !server.accepting()) {
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
          try (Subscriber subscriber = new Subscriber(transactionBuffer)) {
            subscriber.run(out, text ? Transaction::line : json, !text);
          }
        });
  }

  /** Is not ready any more, while the server goes on. */
  public void drain() {
    draining = true;
  }

  @Override
  public void close() {
    service.close();
  }
}
