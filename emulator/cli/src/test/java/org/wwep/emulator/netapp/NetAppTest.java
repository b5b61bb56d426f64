package org.wwep.emulator.netapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.net.Endpoint;

@Tag("slow")
@Timeout(60)
class NetAppTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static HttpResponse<String> ask(
      HttpClient client, StatePage page, String method, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://" + page.local() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void the_page_tells_how_the_device_is_and_only_that() throws Exception {
    Map<String, String> state = Map.of("network", "<WWEP> & co");
    try (StatePage page = StatePage.start(Endpoint.loopback(0), () -> state);
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(ask(client, page, "GET", "/").body())
          .contains("<tr><th>network</th><td>&lt;WWEP&gt; &amp; co</td></tr>");
      assertThat(ask(client, page, "GET", "/flash.img").statusCode()).isEqualTo(404);
      assertThat(ask(client, page, "POST", "/").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void a_device_that_announces_itself_is_found_by_its_name() throws Exception {
    try (Discovery device = Discovery.on(LOOPBACK);
        Discovery other = Discovery.on(LOOPBACK)) {
      device.announce("wwep-038E", 8080, "d6:73:19:b8:9c:d8");
      var expected =
          new Discovery.DiscoveredService(
              "wwep-038E", LOOPBACK, 8080, new TreeMap<>(Map.of("mac", "d6:73:19:b8:9c:d8")));
      assertThat(found(other, expected)).contains(expected);
    }
  }

  /** Looks again and again, for 8 seconds at most. */
  private static List<Discovery.DiscoveredService> found(
      Discovery other, Discovery.DiscoveredService expected) throws InterruptedException {
    List<Discovery.DiscoveredService> found = List.of();
    for (int look = 0; look < 16 && !found.contains(expected); look++) {
      found = other.find(Discovery.PAGE, Duration.ofMillis(500));
    }
    return found;
  }
}
