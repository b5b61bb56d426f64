package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.store.RedisProcess;

/** Several servers that share a Redis. */
@Timeout(240)
@Tag("slow")
class SeveralServersIT {
  @TempDir Path directory = Path.of("");

  @Test
  void whoever_watches_one_server_sees_what_the_others_answer() throws Exception {
    assumeTrue(RedisProcess.isInstalled(), "needs redis-server");
    try (RedisProcess redis = RedisProcess.start(directory);
        WwepProcess one = server("--store", redis.url(), "--share-feed", "one");
        WwepProcess two = server("--store", redis.url(), "--share-feed", "two")) {
      int ofOne = port(one, "open");
      int ofTwo = port(two, "open");
      try (WwepProcess watch = WwepProcess.start("watch", Integer.toString(port(one, "metrics")))) {
        watch.awaitErr("waiting for transactions");
        // It follows from some moment on: presses until one is there.
        int press = 1;
        while (!watch.has("two #")) {
          assertThat(RegisterWriters.exchange(ofTwo, "W0FAC0B%04X".formatted(press++)))
              .startsWith("A");
        }
        RegisterWriters.exchange(ofTwo, "W0FAC0DBEEF");
        assertThat(watch.await("W0FAC0DBEEF"))
            .containsPattern("two #[0-9]+ 127.0.0.1:[0-9]+ open W0FAC0DBEEF -> A0FAC0DBEEF");
        RegisterWriters.exchange(ofOne, "W0FAC0C0001");
        assertThat(watch.await("W0FAC0C0001")).doesNotContain("one #").contains(" #1 127.0.0.1:");
        two.signal("TERM");
        two.exitCode();
        assertThat(two.err()).contains("stopped after " + press + " transaction");
      }
    }
  }

  @Test
  void a_server_that_drains_serves_on_while_it_is_not_ready() throws Exception {
    try (WwepProcess server = server("--drain", "30s");
        HttpClient client = HttpClient.newHttpClient()) {
      int port = port(server, "open");
      String ready = "http://127.0.0.1:" + port(server, "metrics") + "/ready";
      assertThat(get(client, ready)).isEqualTo("200 ok");
      server.signal("TERM");
      while (!get(client, ready).equals("503 the server is closing")) {
        Thread.onSpinWait();
      }
      assertThat(RegisterWriters.exchange(port, "W0FAC0B1234")).isEqualTo("A0FAC0B1234");
    }
  }

  private static String get(HttpClient client, String url) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body().strip();
  }

  private static int port(WwepProcess server, String kind) throws InterruptedException {
    return Integer.parseInt(server.await(" " + kind).replaceAll(".*:([0-9]+) " + kind, "$1"));
  }

  private static WwepProcess server(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("server", "--port", "0", "--no-tls", "--quiet", "--admin-port", "0"));
    command.addAll(List.of(more));
    return WwepProcess.start(command.toArray(String[]::new));
  }
}
