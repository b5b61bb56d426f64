package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.ReceiveTimeoutException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpListener;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.rtos.HostRtos;

/** {@code wwep http-get}, as a user starts it, against a small server of HTTP. */
@Timeout(60)
class HttpGetCommandTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final HostRtos RTOS = new HostRtos(1);
  private static final HostStack NET = new HostStack();

  @TempDir private static Path folder = Path.of("");

  private static int open;
  private static int secured;

  @BeforeAll
  static void start() throws Exception {
    DevelopmentCa ca = new DevelopmentCa(folder.resolve("certs"), new SecureRandom(), Instant::now);
    TlsServerConfig config = TlsServerConfig.of(ca.ensure(List.of()).get(1).credential());
    new DevelopmentCa(folder.resolve("other"), new SecureRandom(), Instant::now).ensure(List.of());
    Tls tls = Tls.secure(new SecureRandom(), RTOS::now);
    open = serve(SecureLayer.OPEN);
    secured = serve(raw -> tls.accept(raw, config, LONG));
  }

  @AfterAll
  static void stop() {
    RTOS.close();
    NET.close();
  }

  /** Answers each request with a page that says what was asked, and returns the port. */
  private static int serve(SecureLayer layer) throws LinkException {
    TcpListener listener = NET.listen(Endpoint.loopback(0));
    RTOS.spawn(
        "http",
        () -> {
          while (true) {
            try (Connection raw = listener.accept(LONG);
                Connection client = layer.secure(raw)) {
              StringBuilder request = new StringBuilder();
              byte[] buffer = new byte[512];
              while (request.indexOf("\r\n\r\n") < 0) {
                int count = client.receive(buffer, 0, buffer.length, LONG);
                request.append(new String(buffer, 0, count, US_ASCII));
              }
              client.send(page(request.toString().split(" ")[1]).getBytes(US_ASCII), LONG);
              client.shutdownOutput();
            } catch (ReceiveTimeoutException _) {
              return;
            } catch (LinkException _) {
              // That client did not trust us.
            }
          }
        });
    return listener.local().port();
  }

  private static String page(String path) {
    return switch (path) {
      case "/gone" -> "HTTP/1.0 404 Not Found\r\n\r\n";
      case "/rubbish" -> "HELLO\u001b[31m\r\n";
      default -> "HTTP/1.0 200 OK\r\n\r\nyou asked for " + path + "\u0007\r\n";
    };
  }

  private static String seen(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("http-get"));
    line.addAll(List.of(words));
    return new CommandRun(folder, _ -> {}).seen("", line);
  }

  private static String certs(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void a_page_is_fetched_in_the_clear_and_its_bytes_are_never_printed_raw() throws Exception {
    assertThat(seen("localhost:" + open, "/state"))
        .startsWith("0\nHTTP/1.0 200 OK\n\nyou asked for /state")
        .doesNotContain("\u0007");
    assertThat(seen("localhost:" + open)).contains("you asked for /");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "nwp"})
  void a_page_is_fetched_over_tls_by_either_stack(String stack) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of("--tls", "--certs-dir", certs("certs"), "localhost:" + secured, "/over-tls"));
    if (stack.equals("nwp")) {
      words.addAll(List.of("--stack", "nwp", "--nwp-dir", certs("flash")));
    }
    String[] line = words.toArray(String[]::new);
    assertThat(seen(line)).startsWith("0\n").contains("you asked for /over-tls");
    words.addAll(List.of("--tls-version", "1.3"));
    assertThat(seen(words.toArray(String[]::new))).contains("you asked for /over-tls");
  }

  @Test
  void a_server_that_nobody_vouches_for_is_asked_for_nothing_unless_told_so() throws Exception {
    String at = "localhost:" + secured;
    assertThat(seen("--tls", "--certs-dir", certs("other"), at))
        .startsWith("3\nwwep: ECONNABORTED")
        .doesNotContain("you asked");
    assertThat(seen("--tls", "--certs-dir", certs("other"), "--insecure", at))
        .startsWith("0\n")
        .contains("you asked for /");
  }

  @Test
  void what_is_no_page_is_told_by_the_exit_code() throws Exception {
    String at = "localhost:" + open;
    assertThat(seen(at, "/gone")).startsWith("1\nHTTP/1.0 404 Not Found");
    assertThat(seen(at, "/rubbish"))
        .startsWith("1\nHELLO")
        .contains("begins with no status line")
        .doesNotContain("\u001b");
    assertThat(seen(at, "state")).startsWith("2\nwwep: PATH begins with /");
    assertThat(seen("localhost:1")).startsWith("3\n").contains("ECONNREFUSED");
    assertThat(seen("--nwp-tag", "2", at)).startsWith("2\n").contains("add --stack nwp");
    assertThat(seen("--ca", "x.pem", at)).startsWith("2\n").contains("add --tls");
  }
}
