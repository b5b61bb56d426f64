package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server is there for its clients, and survives a log on a full disk. */
@Timeout(90)
class LastingServerTest {
  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, LOCAL)) {
      return free.getLocalPort();
    }
  }

  private static String exchange(int port, String frame) throws Exception {
    try (Socket socket = new Socket(LOCAL, port)) {
      socket.getOutputStream().write(frame.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  @Test
  void a_server_outlives_a_log_on_a_full_disk_and_counts_what_is_lost() throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "needs /dev/full");
    int port = freePort();
    int metrics = freePort();
    List<String> server =
        List.of(
            "server",
            "--no-tls",
            "--port",
            "" + port,
            "--metrics-port",
            "" + metrics,
            "--log-file",
            full.getPath());
    try (ChildJvm child = ChildJvm.startInto(full, Wwep.class, server);
        HttpClient http = HttpClient.newHttpClient()) {
      assertThat(child.await("standard output")).contains("disk full; 1 line lost so far");
      assertThat(exchange(port, "W0FAC0B1234")).isEqualTo("A0FAC0B1234");
      assertThat(child.await("--log-file /dev/full")).contains("disk full; 1 line lost so far");
      assertThat(exchange(port, "R0FAC0B")).isEqualTo("A0FAC0B1234");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metrics + "/metrics")).build();
      assertThat(http.send(request, BodyHandlers.ofString()).body())
          .containsPattern("wwep_lines_lost [4-9]");
    }
  }
}
