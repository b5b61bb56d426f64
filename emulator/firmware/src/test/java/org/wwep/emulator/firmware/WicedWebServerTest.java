package org.wwep.emulator.firmware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.TcpSocket;

/** WICED's web server, asked by a peer in the simulated network. */
@Tag("slow")
@ParameterizedClass
@EnumSource(value = TestCarrier.class, names = "PIPE", mode = EnumSource.Mode.EXCLUDE)
class WicedWebServerTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Endpoint WEB = new Endpoint(SimulatedDevice.DEVICE, 80);
  private final TestCarrier on;

  WicedWebServerTest(TestCarrier on) {
    this.on = on;
  }

  private static void send(Connection to, String text) throws LinkException, InterruptedException {
    to.send(text.replace("\n", "\r\n").getBytes(ISO_8859_1), LONG);
  }

  /** Reads until this has come, or the peer has closed. */
  private static String readTo(Connection from, String end)
      throws LinkException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[512];
    while (end.isEmpty() || !all.toString(ISO_8859_1).endsWith(end)) {
      int read = from.receive(piece, 0, piece.length, LONG);
      if (read < 0) {
        break;
      }
      all.write(piece, 0, read);
    }
    return all.toString(ISO_8859_1);
  }

  /** Sends a request and reads what comes until the server closes. */
  private static String ask(SimHost browser, String request) throws Exception {
    try (TcpSocket socket = browser.socket()) {
      socket.connect(WEB, LONG);
      send(socket, request);
      return readTo(socket, "");
    }
  }

  private static String get(SimHost browser, String path) throws Exception {
    return ask(browser, "GET " + path + " HTTP/1.1\nHost: it\nConnection: close\n\n");
  }

  /** Runs a script against the pages, and looks that nothing was misused. */
  private void withPages(Map<String, String> defines, Script script) throws Exception {
    try (SimulatedDevice device = new SimulatedDevice(on.carrier("wiced_http.c", defines), 1)) {
      SimHost browser = device.network.host("browser", InetAddress.ofLiteral("198.51.100.20"));
      device.world.run(
          () -> {
            device.firmware.powerOn();
            device.sleep(1000);
            script.run(device, browser);
          });
      assertThat(device.log.text()).contains("none 5\nstart 0\n");
      assertThat(device.log.misuse()).isEmpty();
    }
  }

  @FunctionalInterface
  private interface Script {
    void run(SimulatedDevice device, SimHost browser) throws Exception;
  }

  @Test
  void each_kind_of_page_is_served() throws Exception {
    withPages(
        Map.of(),
        (device, browser) -> {
          assertThat(get(browser, "/"))
              .startsWith("HTTP/1.1 301 ")
              .contains("\r\nLocation: /index.html\r\n");
          assertThat(get(browser, "/index.html"))
              .startsWith("HTTP/1.1 200 OK\r\n")
              .contains("\r\nContent-Type: text/html\r\n", "\r\nContent-Length: 5\r\n")
              .endsWith("\r\n\r\n<p>hi");
          assertThat(get(browser, "/logo.png"))
              .contains("\r\nContent-Type: image/png\r\n")
              .endsWith("\r\n\r\n\u0089PNG");
          assertThat(get(browser, "/le%64?to=on&who=a%26b"))
              .contains("\r\nTransfer-Encoding: chunked\r\n", "no-cache")
              .endsWith("\r\n\r\n10\r\n/led LED 2 a%26b\r\n0\r\n\r\n");
          assertThat(device.lights()).hasSize(1);
          assertThat(get(browser, "/nobody"))
              .startsWith("HTTP/1.1 404 Not Found\r\n")
              .contains("Connection: close");
          assertThat(get(browser, "/bye")).isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
        });
  }

  @Test
  void a_body_reaches_its_page_in_parts() throws Exception {
    withPages(
        Map.of(),
        (device, browser) -> {
          assertThat(
                  ask(
                      browser,
                      "PUT /data/x HTTP/1.1\nContent-Length: 3\nContent-Type: text/plain; x=y\nConnection: close\n\nabc"))
              .contains("application/json", "Content-Length: 30")
              .endsWith("{\"type\":2,\"sum\":294,\"parts\":0}");
          assertThat(device.log.text()).endsWith("body text\n");
          assertThat(
                  ask(
                      browser,
                      "POST /data/y HTTP/1.0\nContent-Length: 9000\n\n" + "a".repeat(9000)))
              .endsWith("{\"type\":1,\"sum\":873000,\"parts\":1}");
        });
  }

  @Test
  void a_connection_serves_one_request_after_the_other_and_others_wait_for_a_free_one()
      throws Exception {
    withPages(
        Map.of(),
        (device, browser) -> {
          try (TcpSocket first = browser.socket();
              TcpSocket second = browser.socket();
              TcpSocket third = browser.socket()) {
            first.connect(WEB, LONG);
            send(first, "GET /index.html HTTP/1.1\n\nGET /nobody HT");
            assertThat(readTo(first, "<p>hi")).startsWith("HTTP/1.1 200 OK");
            second.connect(WEB, LONG);
            third.connect(WEB, LONG);
            send(second, "GET /index.html HTTP/1.1\n\n");
            send(third, "GET /index.html HTTP/1.1\nConnection: close\n\n");
            assertThat(readTo(second, "<p>hi")).startsWith("HTTP/1.1 200 OK");
            send(first, "TP/1.1\n\n");
            assertThat(readTo(first, "")).startsWith("HTTP/1.1 404");
            assertThat(readTo(third, "")).endsWith("<p>hi");
          }
          device.sleep(1000);
          assertThat(device.host.openSockets()).isEqualTo(1);
        });
  }

  @Test
  void what_is_no_request_is_refused() throws Exception {
    withPages(
        Map.of(),
        (device, browser) -> {
          assertThat(ask(browser, "rubbish\n\n")).startsWith("HTTP/1.1 400 ");
          assertThat(ask(browser, "GET / HTTP/1.1\nno colon\n\n")).startsWith("HTTP/1.1 400 ");
          assertThat(ask(browser, "PUT /data/ HTTP/1.1\nContent-Length: -1\n\n"))
              .startsWith("HTTP/1.1 400 ");
          assertThat(ask(browser, "PUT /data/ HTTP/1.1\nTransfer-Encoding: chunked\n\n"))
              .startsWith("HTTP/1.1 406 ");
          assertThat(ask(browser, "DELETE / HTTP/1.1\n\n")).startsWith("HTTP/1.1 405 ");
          assertThat(ask(browser, "GET /" + "a".repeat(2042))).startsWith("HTTP/1.1 400 ");
          device.sleep(1000);
          assertThat(device.host.openSockets()).isEqualTo(1);
        });
  }

  @Test
  void a_server_is_stopped_with_its_connections() throws Exception {
    withPages(
        Map.of("STOPS", "1"),
        (device, browser) -> {
          try (TcpSocket socket = browser.socket()) {
            socket.connect(WEB, LONG);
            send(socket, "GET /index.html HTTP/1.1\n\n");
            assertThat(readTo(socket, "")).endsWith("<p>hi");
          }
          assertThat(device.log.text()).endsWith("received bytes\nstop 0\n");
          device.sleep(1000);
          assertThat(device.host.openSockets()).isZero();
          assertThatThrownBy(() -> get(browser, "/")).isInstanceOf(ConnectFailedException.class);
        });
  }
}
