package org.wwep.emulator.server.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.RawClient;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.net.BindFailedException;
import org.wwep.net.Endpoint;
import org.wwep.protocol.DeviceId;
import org.wwep.protocol.server.RegisterStore;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.StoreUnavailableException;
import org.wwep.protocol.server.Transaction;

@Timeout(60)
class AdminServerTest {
  private final FailingStore store = new FailingStore();
  private final TransactionLog transactionLog = new TransactionLog(InstantSource.system());
  private final PrometheusMetrics prometheusMetrics = new PrometheusMetrics();
  private final TimedStore timed = new TimedStore(store, prometheusMetrics);
  private final HttpClient http = HttpClient.newHttpClient();
  private NettyServer server;
  private AdminServer looking;

  @BeforeEach
  void start() throws Exception {
    ServerSettings options = ServerSettings.at(Endpoint.loopback(0));
    server = NettyServer.start(NettySettings.of(options), timed, transactionLog, prometheusMetrics);
    looking =
        AdminServer.start(
            AdminAccess.loopback(0),
            server,
            prometheusMetrics,
            timed,
            transactionLog,
            Transaction::line);
  }

  @AfterEach
  void put_away() {
    http.shutdownNow();
    looking.close();
    server.close();
    prometheusMetrics.close();
  }

  @Test
  void transactions_are_counted_by_their_results() throws Exception {
    exchange("W0FAC0B1234");
    exchange("W0FAC0B1235");
    exchange("R0FAC0C");
    exchange("nonsense");
    store.broken = true;
    exchange("W0FAC0B1236");
    assertThat(get("/metrics").body())
        .contains("wwep_transactions_total{port=\"open\",result=\"acknowledged\"} 2.0")
        .contains("wwep_transactions_total{port=\"open\",result=\"refused\"} 1.0")
        .contains("wwep_transactions_total{port=\"open\",result=\"malformed\"} 1.0")
        .contains("wwep_transactions_total{port=\"open\",result=\"unavailable\"} 1.0")
        .contains("wwep_transaction_seconds_count{port=\"open\"} 5")
        .contains("wwep_transaction_seconds_bucket{port=\"open\",le=\"+Inf\"} 5")
        .contains("wwep_store_seconds_count{operation=\"write\"} 3")
        .contains("wwep_store_failures_total 1.0")
        .contains("wwep_store_up 0.0")
        .contains("wwep_tls_failures_total{reason=\"expired\"} 0.0")
        .contains("wwep_connections ")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void a_server_is_ready_while_its_store_works_and_until_it_closes() throws Exception {
    assertThat(get("/health").body()).isEqualTo("ok\n");
    assertThat(get("/ready").statusCode()).isEqualTo(200);
    store.broken = true;
    exchange("W0FAC0B1236");
    assertThat(get("/ready").statusCode()).isEqualTo(503);
    assertThat(get("/ready").body()).isEqualTo("the store is unavailable: broken for the test\n");
    assertThat(get("/health").statusCode()).isEqualTo(200);
    store.broken = false;
    assertThat(get("/ready").statusCode()).isEqualTo(200);
    server.close();
    assertThat(get("/ready").body()).isEqualTo("the server is closing\n");
  }

  @Test
  void a_server_that_drains_serves_on_and_is_not_ready() throws Exception {
    looking.drain();
    assertThat(get("/ready").body()).isEqualTo("the server is closing\n");
    assertThat(get("/health").statusCode()).isEqualTo(200);
    exchange("W0FAC0B1234");
    assertThat(get("/metrics").body()).contains("result=\"acknowledged\"} 1.0");
  }

  @Test
  void without_the_token_only_probes_are_answered_and_not_with_a_reason() throws Exception {
    looking.close();
    looking =
        AdminServer.start(
            new AdminAccess(Endpoint.loopback(0), "secret", _ -> Optional.empty()),
            server,
            prometheusMetrics,
            timed,
            transactionLog,
            Transaction::line);
    assertThat(get("/ready").body()).isEqualTo("ok\n");
    assertThat(get("/health").body()).isEqualTo("ok\n");
    for (String path : List.of("/metrics", "/feed", "/", "/ready/metrics")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(403);
    }
    store.broken = true;
    assertThat(get("/ready").body()).isEqualTo("not ready\n");
    assertThat(get("/secret/ready").body()).contains("broken for the test");
    assertThat(send("POST", "/ready").statusCode()).isEqualTo(405);
  }

  @Test
  void a_store_that_is_read_and_not_written_is_not_ready() throws Exception {
    exchange("W0FAC0B1234");
    assertThat(get("/metrics").body()).contains("wwep_store_up 1.0");
    store.broken = true;
    exchange("R0FAC0B");
    assertThat(get("/ready").statusCode()).isEqualTo(503);
    assertThat(get("/metrics").body()).contains("wwep_store_up 0.0");
    store.broken = false;
    assertThat(get("/metrics").body()).contains("wwep_store_up 1.0");
  }

  @Test
  void the_feed_tells_transactions_as_they_happen() throws Exception {
    HttpResponse<InputStream> answer =
        http.send(request("/feed?as=text"), HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), ISO_8859_1))) {
      assertThat(lines.readLine()).isEmpty();
      exchange("W0FAC0B1234");
      assertThat(lines.readLine())
          .matches("#1 127\\.0\\.0\\.1:\\d+ open W0FAC0B1234 -> A0FAC0B1234");
      exchange("R0FAC0B");
      assertThat(lines.readLine()).endsWith("R0FAC0B -> A0FAC0B1234");
    }
  }

  @Test
  void only_reading_is_allowed_and_a_head_has_no_body_and_no_complaint_in_the_log()
      throws Exception {
    Logger logger = Logger.getLogger("");
    List<String> complaints = new CopyOnWriteArrayList<>();
    Handler handler =
        new StreamHandler() {
          @Override
          public synchronized void publish(LogRecord line) {
            complaints.add(line.getMessage());
          }
        };
    handler.setLevel(Level.WARNING);
    logger.addHandler(handler);
    try {
      assertThat(send("GET", "/feed?as=xml").body()).contains("?as=text or ?as=json");
      for (String path : List.of("/health", "/metrics", "/feed", "/etc")) {
        HttpResponse<String> head = send("HEAD", path);
        assertThat(head.statusCode()).as(path).isEqualTo(path.equals("/etc") ? 404 : 200);
        assertThat(head.body()).isEmpty();
        for (String method : List.of("POST", "DELETE", "PUT")) {
          assertThat(send(method, path).statusCode()).as(method + " " + path).isEqualTo(405);
        }
      }
      assertThat(send("HEAD", "/health").headers().firstValueAsLong("Content-Length")).hasValue(3);
      assertThat(send("POST", "/health").headers().firstValue("Allow")).hasValue("GET, HEAD");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(complaints).isEmpty();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://" + looking.local() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void anything_else_is_not_found_and_a_taken_port_is_said_so() throws Exception {
    assertThat(get("/etc").statusCode()).isEqualTo(404);
    int taken = looking.local().port();
    assertThatThrownBy(
            () ->
                AdminServer.start(
                    AdminAccess.loopback(taken),
                    server,
                    new PrometheusMetrics(),
                    timed,
                    transactionLog,
                    Transaction::line))
        .isInstanceOf(BindFailedException.class)
        .hasMessageContaining("in use");
  }

  private void exchange(String frame) throws Exception {
    RawClient.exchange(server.local().getFirst(), List.of(frame.getBytes(ISO_8859_1)), true);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + looking.local() + path)).build();
  }

  /** A store that works or does not. */
  private static final class FailingStore implements RegisterStore {
    private final MemoryStore memory = new MemoryStore();
    private volatile boolean broken;

    @Override
    public boolean write(DeviceId device, int register, int value)
        throws StoreUnavailableException {
      check();
      return memory.write(device, register, value);
    }

    @Override
    public OptionalInt read(DeviceId device, int register) {
      return memory.read(device, register);
    }

    @Override
    public void probe() throws StoreUnavailableException {
      check();
    }

    private void check() throws StoreUnavailableException {
      if (broken) {
        throw new StoreUnavailableException("broken for the test");
      }
    }
  }
}
