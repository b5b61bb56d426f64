package org.wwep.emulator.web.dashboard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.http.TokenGate;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.emulator.server.admin.AdminAccess;
import org.wwep.emulator.server.admin.AdminServer;
import org.wwep.emulator.server.admin.PrometheusMetrics;
import org.wwep.emulator.server.admin.TimedStore;
import org.wwep.emulator.server.netty.NettyServer;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.TransactionLog;
import org.wwep.emulator.web.PageView;
import org.wwep.net.Endpoint;
import org.wwep.protocol.server.ServerRules;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.protocol.server.Transaction;

/** The server's page, with devices that write to a real server. */
@Timeout(120)
@Tag("slow")
class DashboardTest {
  private static final String TOKEN = TokenGate.newToken();

  private final TransactionLog log = new TransactionLog(InstantSource.system());
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final MemoryStore store = new MemoryStore();
  private NettyServer server;
  private AdminServer admin;

  @BeforeEach
  void start() throws Exception {
    ServerSettings options =
        new ServerSettings(
            ServerSettings.at(Endpoint.loopback(0)).ports(),
            ServerRules.DEFAULT.withKeepAlive(true));
    TimedStore timed = new TimedStore(store, metrics);
    server = NettyServer.start(NettySettings.of(options), timed, log, metrics);
    admin =
        AdminServer.start(
            new AdminAccess(
                Endpoint.loopback(0),
                TOKEN,
                new Dashboard(log, store, metrics::counts, server::connections)),
            server,
            metrics,
            timed,
            log,
            Transaction::line);
  }

  @AfterEach
  void end() {
    admin.close();
    server.close();
    metrics.close();
  }

  /** Writes the LED's register of so many devices on one connection, and reads the answers. */
  private void write(int devices, int value) throws IOException {
    StringBuilder frames = new StringBuilder();
    for (int i = 0; i < devices; i++) {
      frames.append("W%04X05%04X".formatted(0x1000 + i, value));
    }
    try (Socket socket =
        new Socket(server.local().getFirst().address(), server.local().getFirst().port())) {
      // All at once: who waits for each answer writes as often as the machine has time for.
      socket.getOutputStream().write(frames.toString().getBytes(ISO_8859_1));
      assertThat(socket.getInputStream().readNBytes(11 * devices)).hasSize(11 * devices);
    }
  }

  private void refused() throws IOException {
    try (Socket socket =
        new Socket(server.local().getFirst().address(), server.local().getFirst().port())) {
      socket.getOutputStream().write("R100099".getBytes(ISO_8859_1));
      assertThat(socket.getInputStream().read()).isEqualTo('X');
    }
  }

  @ParameterizedTest
  @CsvSource({"1400, 900", "420, 800"})
  void two_hundred_devices_are_lamps_that_keep_up(int width, int height) throws Exception {
    PageView.needed();
    write(150, 1);
    try (Browser browser = PageView.open(admin.address(), width, height)) {
      browser.await("document.querySelectorAll('#lamps .lit').length === 150");
      CountDownLatch stop = new CountDownLatch(1);
      AtomicInteger rounds = new AtomicInteger();
      Thread load =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      // 200 devices five times a second: 1,000 transactions a second, also behind a
                      // pause.
                      long next = System.nanoTime();
                      while (!stop.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        next += 200_000_000;
                        write(200, rounds.incrementAndGet() % 2);
                      }
                    } catch (IOException | InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      browser.await("document.querySelectorAll('#lamps li').length === 200");
      browser.await("Number(document.querySelector('#rate').textContent) > 900");
      refused();
      browser.await("document.querySelector('#refused').textContent.includes('never written')");
      stop.countDown();
      load.join();
      write(200, 1);
      write(1, 0);
      browser.await("document.querySelectorAll('#lamps .lit').length === 199");
      assertThat(browser.eval("document.querySelectorAll('#frames li').length <= 60"))
          .isEqualTo("true");
      PageView.check(browser, admin.address(), "dashboard-" + width);
    }
  }

  @Test
  void without_the_token_nobody_looks_and_without_a_viewer_nobody_listens() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    assertThat(status(http, "http://" + admin.local() + "/")).isEqualTo(403);
    assertThat(status(http, "http://" + admin.local() + "/wrong/live")).isEqualTo(403);
    assertThat(status(http, "http://" + admin.local() + "/metrics")).isEqualTo(403);
    assertThat(status(http, admin.address())).isEqualTo(200);
    assertThat(status(http, admin.address() + "metrics")).isEqualTo(200);
    HttpRequest scrape =
        HttpRequest.newBuilder(URI.create("http://" + admin.local() + "/metrics"))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    assertThat(http.send(scrape, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
    http.shutdownNow();
  }

  private static int status(HttpClient http, String address) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
