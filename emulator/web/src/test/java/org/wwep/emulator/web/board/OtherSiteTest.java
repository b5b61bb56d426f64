package org.wwep.emulator.web.board;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.http.HttpResponse;
import org.wwep.emulator.http.HttpService;
import org.wwep.emulator.report.Browser;
import org.wwep.emulator.web.PageView;
import org.wwep.net.Endpoint;

/** Another site's page, open in the same browser, even if it has learnt the board's address. */
@Timeout(120)
class OtherSiteTest {
  private static final String ORDER = "{\"do\":\"down\",\"device\":\"device\",\"part\":\"btn1\"}";

  @Test
  void a_page_of_another_port_neither_presses_nor_reads_nor_frames() throws Exception {
    PageView.needed();
    try (DeviceWithPage fixture = new DeviceWithPage();
        HttpService other =
            HttpService.start(
                Endpoint.loopback(0),
                "other-site",
                _ -> HttpResponse.text(200, "text/html", "<title>other</title><p>hello"));
        Browser browser = PageView.open("http://" + other.local() + "/", 800, 600)) {
      String board = fixture.page.address();
      String tried =
          browser.eval(
              """
              (async () => {
                const told = [];
                const answer = await fetch('%1$sdo', {method: 'POST', mode: 'no-cors', body: '%2$s'});
                told.push(answer.type);
                await fetch('%1$sdo', {method: 'POST', body: '%2$s'}).catch(() => told.push('no'));
                await fetch('%1$s').then(() => told.push('read')).catch(() => told.push('no'));
                const events = new EventSource('%1$sevents');
                told.push(await new Promise(r => { events.onmessage = () => r('heard'); events.onerror = () => r('no'); }));
                const script = document.createElement('script');
                script.src = '%1$sboard.js';
                told.push(await new Promise(r => { script.onload = () => r('ran'); script.onerror = () => r('no'); document.body.append(script); }));
                return told.join();
              })()
              """
                  .formatted(board, ORDER));
      assertThat(tried).isEqualTo("opaque,no,no,no,no");
      assertThat(fixture.pressed()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, http://evil.example, 403",
    "evil.example, , 403",
    "SELF, http://evil.example, 403",
    "SELF, null, 403",
    "SELF, http://SELF, 204"
  })
  void host_and_origin_have_to_be_the_boards_own(String host, String origin, int status)
      throws Exception {
    try (DeviceWithPage fixture = new DeviceWithPage()) {
      URI board = URI.create(fixture.page.address());
      String self = board.getAuthority();
      assertThat(
              post(
                  board,
                  "Host: "
                      + host.replace("SELF", self)
                      + "\r\n"
                      + (origin == null ? "" : "Origin: " + origin.replace("SELF", self) + "\r\n")))
          .startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void without_the_token_there_is_nothing() throws Exception {
    try (DeviceWithPage fixture = new DeviceWithPage()) {
      URI board = URI.create(fixture.page.address());
      URI without = URI.create("http://" + board.getAuthority() + "/");
      assertThat(post(without, "Host: " + board.getAuthority() + "\r\n"))
          .startsWith("HTTP/1.1 403");
      assertThat(fixture.pressed()).isFalse();
    }
  }

  private static String post(URI board, String headers) throws IOException {
    try (Socket socket = new Socket(board.getHost(), board.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST "
                      + board.getPath()
                      + "do HTTP/1.1\r\n"
                      + headers
                      + "Connection: close\r\nContent-Length: "
                      + ORDER.length()
                      + "\r\n\r\n"
                      + ORDER)
                  .getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
