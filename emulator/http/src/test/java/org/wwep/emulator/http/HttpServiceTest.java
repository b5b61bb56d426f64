package org.wwep.emulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.net.Endpoint;

@Timeout(60)
class HttpServiceTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final CountDownLatch gone = new CountDownLatch(1);
  private final AtomicLong streamed = new AtomicLong();
  private HttpService service;

  /** Tells what it was asked; a stream goes on until its reader has gone. */
  private HttpResponse answer(HttpRequest request) {
    return switch (request.path()) {
      case "/defect" -> throw new IllegalStateException("planted");
      case "/stream" -> HttpResponse.stream("text/plain", this::goOn);
      default ->
          HttpResponse.text(
              200,
              "text/plain",
              "%s %s?%s %d"
                  .formatted(
                      request.method(), request.path(), request.query(), request.body().length));
    };
  }

  private void goOn(java.io.OutputStream out) throws IOException {
    try {
      while (true) {
        out.write(new byte[8192]);
        out.flush();
        streamed.addAndGet(8192);
      }
    } finally {
      gone.countDown();
    }
  }

  private void start(HttpLimits limits) throws IOException {
    service = HttpService.start(Endpoint.loopback(0), "test", limits, this::answer);
  }

  @BeforeEach
  void start() throws IOException {
    start(new HttpLimits(200, 1000, LONG, LONG, LONG));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void restart(HttpLimits limits) throws IOException {
    service.close();
    start(limits);
  }

  private Socket connect() throws IOException {
    return new Socket(service.local().address(), service.local().port());
  }

  /** Sends bytes as they are, and returns what comes until the other side closes. */
  private String exchange(String bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String request(String head) {
    return head + "\r\nConnection: close\r\n\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "GET /a?b=c HTTP/1.1, HTTP/1.1 200, GET /a?b=c 0",
    "GET http://localhost/a HTTP/1.1, HTTP/1.1 200, GET /a?null 0",
    "GET /%41 HTTP/1.0, HTTP/1.1 200, GET /%41?null 0",
    "GET mailto:somebody HTTP/1.1, HTTP/1.1 400, the request names no path",
    "OPTIONS * HTTP/1.1, HTTP/1.1 400, the request names no path",
    "CONNECT localhost:80 HTTP/1.1, HTTP/1.1 400, the request names no path",
    "nonsense, HTTP/1.1 400, this is no HTTP request",
    "GET /defect HTTP/1.1, HTTP/1.1 500, planted",
  })
  void every_request_gets_an_answer(String line, String status, String body) throws IOException {
    assertThat(exchange(request(line + "\r\nHost: localhost"))).startsWith(status).contains(body);
  }

  @Test
  void what_is_too_long_is_told_as_that() throws IOException {
    assertThat(exchange("GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 414");
    assertThat(exchange("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(9000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(
            exchange(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n"
                    + "a".repeat(1001)))
        .startsWith("HTTP/1.1 413")
        .contains("longer than 1000 bytes");
  }

  @Test
  void a_head_has_the_length_of_the_body_and_no_body() throws IOException {
    assertThat(exchange(request("HEAD /a HTTP/1.1\r\nHost: localhost")))
        .contains("content-length: 14\r\n")
        .endsWith("\r\n\r\n");
    assertThat(exchange(request("HEAD /stream HTTP/1.1\r\nHost: localhost"))).endsWith("\r\n\r\n");
  }

  @Test
  void requests_on_one_connection_are_answered_in_order() throws IOException {
    String answers =
        exchange(
            "GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "POST /2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
                + request("GET /3 HTTP/1.1\r\nHost: localhost"));
    assertThat(answers).containsSubsequence("GET /1?null 0", "POST /2?null 3", "GET /3?null 0");
    assertThat(exchange("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\nnonsense\r\n\r\n"))
        .containsSubsequence("GET /1?null 0", "HTTP/1.1 400", "this is no HTTP request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost.evil.example",
        "Host: 192.0.2.1",
        "Host: localhost\r\nHost: evil.example",
        "Host: localhost\r\nOrigin: http://evil.example",
        "Host: localhost\r\nOrigin: null",
        "Host: localhost\r\nSec-Fetch-Site: cross-site",
        "Host: localhost\r\nSec-Fetch-Site: same-site",
      })
  void a_page_of_another_site_gets_nothing(String headers) throws IOException {
    assertThat(exchange(request("GET /a HTTP/1.1\r\n" + headers)))
        .matches("(?s)HTTP/1.1 40[03] .*")
        .doesNotContain("GET /a")
        .doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost:8474",
        "Host: LOCALHOST",
        "Host: board.localhost:1",
        "Host: 127.0.0.1:8474",
        "Host: 127.1.2.3",
        "Host: [::1]:8474",
        "Host: localhost:1\r\nOrigin: http://localhost:1\r\nSec-Fetch-Site: same-origin",
        "Host: localhost\r\nSec-Fetch-Site: none",
      })
  void this_machine_by_any_of_its_names_gets_an_answer(String headers) throws IOException {
    assertThat(exchange(request("GET /a HTTP/1.1\r\n" + headers))).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /a HT", "POST /a HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc"})
  void who_does_not_finish_a_request_is_let_go(String begun) throws IOException {
    restart(new HttpLimits(200, 1000, SHORT, LONG, LONG));
    assertThat(exchange(begun)).isEmpty();
  }

  @Test
  void who_asks_nothing_more_is_let_go() throws IOException {
    restart(new HttpLimits(200, 1000, LONG, SHORT, LONG));
    assertThat(exchange("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")).endsWith("GET /a?null 0");
  }

  @Test
  void who_reads_nothing_is_let_go() throws Exception {
    restart(new HttpLimits(200, 1000, LONG, LONG, SHORT));
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(streamed.get()).as("bytes made for nobody").isLessThan(1 << 20);
  }

  @Test
  void one_connection_too_many_is_told_so() throws Exception {
    restart(new HttpLimits(3, 1000, LONG, LONG, LONG));
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        open.add(connect());
      }
      assertThat(exchange("")).startsWith("HTTP/1.1 503").contains("too many connections");
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void a_port_in_use_is_an_exception_and_closing_frees_it() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, service.local().address())) {
      Endpoint local = Endpoint.loopback(taken.getLocalPort());
      assertThatThrownBy(() -> HttpService.start(local, "test", this::answer))
          .isInstanceOf(IOException.class);
    }
    Endpoint before = service.local();
    service.close();
    service = HttpService.start(before, "test", this::answer);
    assertThat(exchange(request("GET /a HTTP/1.1\r\nHost: localhost"))).startsWith("HTTP/1.1 200");
  }
}
