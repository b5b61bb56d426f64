package org.wwep.emulator.cli.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.NamedAddressStack;
import org.wwep.net.host.HostStack;

/** A running server is asked at each address of its name. */
@Timeout(30)
class AdminAddressTest {
  @Test
  void an_address_at_which_nobody_is_does_not_hide_the_one_behind_it() throws Exception {
    try (HostStack net = new HostStack();
        HttpClient client = HttpClient.newHttpClient();
        ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      NamedAddressStack two = NamedAddressStack.refusingFirst(net);
      CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> answered(server));
      URI uri = URI.create("http://class.example:" + server.getLocalPort() + "/TOKEN/feed?a=%20b");
      try (InputStream answer = AdminAddress.answer(two, client, uri).body()) {
        assertThat(new String(answer.readAllBytes(), UTF_8)).isEqualTo("here");
      }
      assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("GET /TOKEN/feed?a=%20b HTTP/1.1\r\n");
      assertThatThrownBy(
              () -> AdminAddress.answer(two, client, URI.create("http://class.example:1/")))
          .isInstanceOf(ConnectException.class);
    }
  }

  private static String answered(ServerSocket server) {
    try (Socket client = server.accept()) {
      byte[] buffer = new byte[4096];
      int length = client.getInputStream().read(buffer);
      client
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere".getBytes(US_ASCII));
      return new String(buffer, 0, length, US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
