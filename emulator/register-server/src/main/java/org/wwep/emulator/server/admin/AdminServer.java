package org.wwep.emulator.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
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
 * for anything else than these four, 405 for anything but GET and HEAD.
 */
public final class AdminServer implements AutoCloseable {
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final int MOST_WAITING = 16;
  private static final int NO_BODY = -1;
  private static final List<String> READING = List.of("GET", "HEAD");
  private static final List<String> FORMS = List.of("as=text", "as=json");

  private final HttpServer http;
  private final ExecutorService requests;
  private final NettyServer server;
  private final PrometheusMetrics prometheusMetrics;
  private final TimedStore store;
  private final TransactionLog transactionLog;
  private final Function<Transaction, String> json;

  private AdminServer(
      HttpServer http,
      NettyServer server,
      PrometheusMetrics prometheusMetrics,
      TimedStore store,
      TransactionLog transactionLog,
      Function<Transaction, String> json) {
    this.http = http;
    this.server = server;
    this.prometheusMetrics = prometheusMetrics;
    this.store = store;
    this.transactionLog = transactionLog;
    this.json = json;
    this.requests =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("wwep-look-", 0).factory());
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
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(local.address(), local.port()), MOST_WAITING);
    } catch (IOException e) {
      throw BindFailedException.at(local, e);
    }
    prometheusMetrics.gauge("wwep.connections", "Connections that are served", server::connections);
    prometheusMetrics.gauge("wwep.unread.bytes", "Replies that lie unread", server::unread);
    prometheusMetrics.gauge(
        "wwep.store.up",
        "Whether a write would be stored now",
        () -> store.obstacle().isEmpty() ? 1 : 0);
    AdminServer looking =
        new AdminServer(http, server, prometheusMetrics, store, transactionLog, json);
    http.setExecutor(looking.requests);
    http.createContext("/", looking::handle);
    http.start();
    return looking;
  }

  /** Returns where it answers, with the real port. */
  public Endpoint local() {
    return new Endpoint(http.getAddress().getAddress(), http.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!READING.contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", String.join(", ", READING));
        answer(exchange, 405, "text/plain", "there is only something to read: GET and HEAD\n");
        return;
      }
      // A page from elsewhere that has a name point here would ask by that name.
      switch (exchange.getRequestURI().getPath()) {
        case "/metrics" ->
            answer(exchange, 200, "text/plain; version=0.0.4", prometheusMetrics.text());
        case "/health" -> state(exchange, health());
        case "/ready" -> state(exchange, readiness());
        case "/feed" -> follow(exchange);
        default ->
            answer(exchange, 404, "text/plain", "here are /metrics, /health, /ready and /feed\n");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
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

  private static void state(HttpExchange exchange, String trouble) throws IOException {
    answer(
        exchange,
        trouble.isEmpty() ? 200 : 503,
        "text/plain",
        (trouble.isEmpty() ? "ok" : trouble) + "\n");
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    if (isHead(exchange)) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }

  private void follow(HttpExchange exchange) throws IOException, InterruptedException {
    String query = exchange.getRequestURI().getQuery();
    if (query != null && !FORMS.contains(query)) {
      answer(exchange, 400, "text/plain", "the feed takes ?as=text or ?as=json\n");
      return;
    }
    boolean text = "as=text".equals(query);
    exchange
        .getResponseHeaders()
        .set("Content-Type", text ? "text/plain; charset=utf-8" : "application/x-ndjson");
    if (isHead(exchange)) {
      exchange.sendResponseHeaders(200, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody();
        Subscriber subscriber = new Subscriber(transactionLog)) {
      subscriber.run(out, text ? Transaction::line : json, !text);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    requests.shutdownNow();
  }
}
