package org.wwep.emulator.web.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.wwep.emulator.http.HttpRequest;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.server.Register;
import org.wwep.emulator.server.Store;
import org.wwep.emulator.server.admin.AdminAccess;
import org.wwep.emulator.server.admin.ServerCounts;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.emulator.store.DumpFormat;
import org.wwep.emulator.web.EventWriter;
import org.wwep.emulator.web.PageAssets;
import org.wwep.protocol.server.StoreUnavailableException;

/**
 * A server's page at {@code /}, what happens as server-sent events at {@code live}, and all
 * registers at {@code registers}.
 *
 * <p><b>Shape</b>: each viewer has a digest of its own, told of every transaction and sent four
 * times a second. One who reads slowly gets fewer and longer spans. Without a viewer nobody is
 * told.
 *
 * <p><b>Errors</b>: 503 while the store is out of reach, or for one viewer too many.
 */
public final class Dashboard implements AdminAccess.Pages {
  private static final PageAssets ASSETS =
      new PageAssets("dashboard.html", List.of("page.css", "dashboard.css", "dashboard.js"));

  private static final int MOST_VIEWERS = 30;
  private static final int MOST_REGISTERS = 20_000;
  private static final Duration SPAN = Duration.ofMillis(250);

  private final TransactionLog log;
  private final Store store;
  private final Supplier<ServerCounts> counts;
  private final Supplier<Integer> connections;
  private final AtomicInteger viewers = new AtomicInteger();

  /**
   * Makes a page.
   *
   * @param counts what the server has counted
   * @param connections how many connections it has now
   */
  public Dashboard(
      TransactionLog log,
      Store store,
      Supplier<ServerCounts> counts,
      Supplier<Integer> connections) {
    this.log = log;
    this.store = store;
    this.counts = counts;
    this.connections = connections;
  }

  @Override
  public Optional<HttpResponse> find(HttpRequest request) {
    HttpResponse file = ASSETS.find(request);
    if (file != null) {
      return Optional.of(file);
    }
    return switch (request.path()) {
      case "/live" -> Optional.of(live());
      case "/registers" -> Optional.of(registers(request));
      default -> Optional.empty();
    };
  }

  private HttpResponse live() {
    if (viewers.get() >= MOST_VIEWERS) {
      return HttpResponse.line(503, "too many look already: close another page of this server");
    }
    return EventWriter.response(
        out -> {
          viewers.incrementAndGet();
          TransactionDigest digest = new TransactionDigest();
          Runnable end = log.listenToAll(digest);
          try {
            tell(out, digest);
          } finally {
            end.run();
            viewers.decrementAndGet();
          }
        });
  }

  private void tell(EventWriter out, TransactionDigest digest)
      throws IOException, InterruptedException {
    out.send(Map.of("all", all()));
    while (true) {
      out.send(span(digest));
      TimeUnit.MILLISECONDS.sleep(SPAN.toMillis());
    }
  }

  private List<String> all() {
    try {
      return store.all().stream().limit(MOST_REGISTERS).map(Register::toString).toList();
    } catch (StoreUnavailableException _) {
      return List.of();
    }
  }

  private Map<String, Object> span(TransactionDigest digest) {
    ServerCounts now = counts.get();
    return digest
        .take()
        .with("at", System.nanoTime() / 1_000_000)
        .with("results", now.results())
        .with("limits", now.limits())
        .with("handshakes", now.handshakes())
        .with("seconds", now.seconds())
        .with("connections", connections.get())
        .fields();
  }

  private HttpResponse registers(HttpRequest request) {
    String query = request.query();
    if (query != null && !List.of("as=csv", "as=json").contains(query)) {
      return HttpResponse.line(400, "registers are told ?as=csv or ?as=json");
    }
    boolean json = "as=json".equals(query);
    List<Register> all;
    try {
      all = store.all();
    } catch (StoreUnavailableException e) {
      return HttpResponse.line(503, "the store is unavailable: " + e.getMessage());
    }
    return PageAssets.guarded(
        HttpResponse.stream(
            json ? "application/json" : "text/csv; charset=utf-8",
            out ->
                (json ? DumpFormat.JSON : DumpFormat.CSV)
                    .write(all, new OutputStreamWriter(out, UTF_8))));
  }
}
