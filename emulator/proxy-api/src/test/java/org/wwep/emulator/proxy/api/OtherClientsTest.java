package org.wwep.emulator.proxy.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Endpoint;

/**
 * What toxiproxy's clients of other languages send is answered as toxiproxy does, and acts. Those
 * for Java and node are run themselves.
 *
 * <p><b>Source</b>: the clients' public sources, named in {@code other-clients.txt}.
 */
@Timeout(60)
class OtherClientsTest {
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?<method>[A-Z]+) (?<path>\\S+)(?: (?<body>.*?))? -> (?<status>\\d+)(?: (?<part>.*))?");
  private static final Pattern LISTEN = Pattern.compile("\"listen\":\"([^\"]*)\"");

  private final ProxyTestNetwork network = new ProxyTestNetwork();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ProxyCollection proxies =
      new ProxyCollection(network.rtos, network.net, RogueServer.none(), 1, _ -> {});
  private RegisterServer server;
  private ControlApi api;
  private String listen = "";

  /** A client, and what it sends. */
  record OtherClient(String name, List<String> lines) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = network.server();
    api = ControlApi.start(Endpoint.loopback(0), proxies);
  }

  @AfterEach
  void put_away() {
    http.close();
    api.close();
    proxies.close();
    server.close();
    network.close();
  }

  static Stream<OtherClient> clients() throws IOException {
    try (InputStream file = OtherClientsTest.class.getResourceAsStream("other-clients.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      return Stream.of(text.split("(?m)^== "))
          .skip(1)
          .map(section -> section.lines().filter(line -> !line.isEmpty()).toList())
          .map(lines -> new OtherClient(lines.getFirst(), lines.subList(1, lines.size())));
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void every_request_is_answered_and_acts(OtherClient client) throws Exception {
    List<String> headers = new ArrayList<>();
    for (String line : client.lines()) {
      Matcher request = REQUEST.matcher(line);
      if (line.startsWith("exchange -> ")) {
        int port = ProxyAddress.parse("listen", listen).port();
        assertThat(network.exchange(Endpoint.loopback(port), "W0003050001"))
            .as(line)
            .isEqualTo(line.substring("exchange -> ".length()));
      } else if (request.matches()) {
        answered(line, request, headers);
      } else {
        headers.addAll(List.of(line.split(": ", 2)));
      }
    }
  }

  private void answered(String line, Matcher request, List<String> headers) throws Exception {
    String path = request.group("path");
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(
                URI.create("http://" + api.local() + (path.startsWith("/") ? "" : "/") + path))
            .method(request.group("method"), BodyPublishers.ofString(given(request.group("body"))));
    if (!headers.isEmpty()) {
      sent.headers(headers.toArray(String[]::new));
    }
    HttpResponse<String> response = http.send(sent.build(), BodyHandlers.ofString(UTF_8));
    assertThat(response.statusCode())
        .as("%s: %s", line, response.body())
        .isEqualTo(Integer.parseInt(request.group("status")));
    if (request.group("part") != null) {
      assertThat(response.body()).as(line).contains(given(request.group("part")));
    }
    Matcher told = LISTEN.matcher(response.body());
    if (told.find()) {
      listen = told.group(1);
    }
  }

  private String given(@Nullable String text) {
    return text == null
        ? ""
        : text.replace('\'', '"')
            .replace("UPSTREAM", server.local().getFirst().toString())
            .replace("LISTEN", listen);
  }
}
