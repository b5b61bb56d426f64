package org.wwep.emulator.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Endpoint;

@Timeout(60)
class ControlApiTest {
  private final ProxyTestNetwork proxyTestNetwork = new ProxyTestNetwork();
  private final List<String> console = Collections.synchronizedList(new ArrayList<>());
  private final ProxyCollection proxyCollection =
      new ProxyCollection(
          proxyTestNetwork.rtos, proxyTestNetwork.net, RogueServer.none(), 1, console::add);
  private final HttpClient http = HttpClient.newHttpClient();
  private final RegisterServer server = started(proxyTestNetwork);
  private final ControlApi api = started(proxyCollection);

  private static RegisterServer started(ProxyTestNetwork proxyTestNetwork) {
    try {
      return proxyTestNetwork.server();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ControlApi started(ProxyCollection proxyCollection) {
    try {
      return ControlApi.start(Endpoint.loopback(0), proxyCollection);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void make_a_proxy() throws Exception {
    post("/proxies", proxy("one"), 201);
  }

  @AfterEach
  void put_away() {
    http.close();
    api.close();
    proxyCollection.close();
    server.close();
    proxyTestNetwork.close();
  }

  @Test
  void a_proxy_is_made_and_shown_as_toxiproxy_does() throws Exception {
    String made = post("/proxies", proxy("two"), 201);
    int port = port("two");
    assertThat(made)
        .isEqualTo(
            "{\"name\":\"two\",\"listen\":\"127.0.0.1:%d\",\"upstream\":\"%s\",\"enabled\":true,\"toxics\":[]}"
                .formatted(port, server.local().getFirst()));
    assertThat(get("/proxies/two")).isEqualTo(made);
    assertThat(
            RequestBody.object(get("/proxies").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .keySet())
        .containsExactly("one", "two");
    assertThat(console.getLast())
        .isEqualTo(
            "listening 127.0.0.1:%d proxy two -> %s".formatted(port, server.local().getFirst()));
    assertThat(proxyTestNetwork.exchange(Endpoint.loopback(port), "W0003050001"))
        .isEqualTo("A0003050001");
  }

  @Test
  void a_toxic_has_toxiproxys_defaults_and_acts_at_once() throws Exception {
    assertThat(
            post(
                "/proxies/one/toxics",
                "{\"type\":\"limit_data\",\"attributes\":{\"bytes\":4}}",
                200))
        .isEqualTo(
            "{\"name\":\"limit_data_downstream\",\"type\":\"limit_data\",\"stream\":\"downstream\","
                + "\"toxicity\":1,\"attributes\":{\"bytes\":4}}");
    assertThat(exchange()).isEqualTo("A000");
    assertThat(get("/proxies/one/toxics")).startsWith("[{\"name\":\"limit_data_downstream\"");
    assertThat(
            post(
                "/proxies/one/toxics/limit_data_downstream", "{\"attributes\":{\"bytes\":6}}", 200))
        .contains("\"bytes\":6");
    assertThat(exchange()).isEqualTo("A00030");
    assertThat(send("PATCH", "/proxies/one/toxics/limit_data_downstream", "{\"toxicity\":0}", 200))
        .contains("\"toxicity\":0,")
        .contains("\"bytes\":6");
    assertThat(exchange()).isEqualTo("A0003050001");
    send("DELETE", "/proxies/one/toxics/limit_data_downstream", "", 204);
    assertThat(get("/proxies/one/toxics")).isEqualTo("[]");
  }

  @Test
  void attributes_that_are_left_out_of_an_update_stay() throws Exception {
    post(
        "/proxies/one/toxics",
        "{\"name\":\"l\",\"type\":\"latency\",\"attributes\":{\"latency\":5,\"jitter\":3}}",
        200);
    assertThat(post("/proxies/one/toxics/l", "{\"attributes\":{\"jitter\":2}}", 200))
        .contains("\"attributes\":{\"latency\":5,\"jitter\":2}");
  }

  @Test
  void a_proxy_is_disabled_enabled_moved_and_deleted() throws Exception {
    int port = port("one");
    assertThat(post("/proxies/one", "{\"enabled\":false}", 200)).contains("\"enabled\":false");
    assertThat(proxyTestNetwork.exchange(Endpoint.loopback(port), "R000305"))
        .isEqualTo("ConnectFailed");
    assertThat(send("PATCH", "/proxies/one", "{\"enabled\":true}", 200))
        .contains("\"enabled\":true");
    assertThat(port("one")).as("it comes back where it was").isEqualTo(port);
    assertThat(exchange()).isEqualTo("A0003050001");
    assertThat(post("/proxies/one", "{\"upstream\":\"127.0.0.1:1\"}", 200))
        .contains("127.0.0.1:1\"");
    assertThat(proxyTestNetwork.exchange(Endpoint.loopback(port("one")), "R000305"))
        .isIn("", "PeerReset");
    send("DELETE", "/proxies/one", "", 204);
    assertThat(proxyTestNetwork.exchange(Endpoint.loopback(port), "R000305"))
        .isEqualTo("ConnectFailed");
    refused("GET", "/proxies/one", "", 404, "proxy not found");
  }

  @Test
  void reset_enables_all_and_removes_all_toxics() throws Exception {
    post("/proxies/one/toxics", "{\"type\":\"timeout\"}", 200);
    post("/proxies/one", "{\"enabled\":false}", 200);
    post("/reset", "", 204);
    assertThat(get("/proxies/one")).contains("\"enabled\":true").contains("\"toxics\":[]");
    assertThat(exchange()).isEqualTo("A0003050001");
  }

  @Test
  void populate_keeps_what_is_the_same_and_replaces_what_differs() throws Exception {
    post("/proxies/one/toxics", "{\"type\":\"timeout\"}", 200);
    int port = port("one");
    String list =
        "[%s,%s]"
            .formatted(
                proxy("one").replace("127.0.0.1:0", "127.0.0.1:" + port),
                proxy("two").replace("}", ",\"enabled\":false}"));
    assertThat(post("/populate", list, 201))
        .startsWith("{\"proxies\":[{\"name\":\"one\"")
        .contains("\"timeout_downstream\"")
        .contains("\"name\":\"two\"");
    assertThat(get("/proxies/two")).contains("\"enabled\":false");
    assertThat(
            post(
                "/populate",
                "[{\"name\":\"one\",\"listen\":\"127.0.0.1:%d\",\"upstream\":\"127.0.0.1:1\"}]"
                    .formatted(port),
                201))
        .contains("\"toxics\":[]");
    refused(
        "POST",
        "/populate",
        "[{\"name\":\"x\"}]",
        400,
        "missing required field: upstream at proxy 1");
    refused("POST", "/populate", "{}", 400, "JSON array");
    refused(
        "POST", "/populate", "[" + proxy("x") + "," + proxy("x") + "]", 400, "duplicate name x");
  }

  @Test
  void what_is_wrong_is_said_with_toxiproxys_words_and_status() throws Exception {
    refused("GET", "/proxies/none", "", 404, "proxy not found");
    refused("GET", "/proxies/none/toxics", "", 404, "proxy not found");
    refused("POST", "/proxies/none/toxics", "{\"type\":\"latency\"}", 404, "proxy not found");
    refused("DELETE", "/proxies/one/toxics/none", "", 404, "toxic not found");
    refused("GET", "/nothing", "", 404, "not found: /nothing");
    refused("PUT", "/proxies", "", 405, "method not allowed: PUT");
    refused("POST", "/proxies", proxy("one"), 409, "proxy already exists");
    refused("POST", "/proxies", "{\"name\":\"x\"}", 400, "missing required field: upstream");
    refused(
        "POST", "/proxies", "{\"upstream\":\"localhost:1\"}", 400, "missing required field: name");
    refused(
        "POST",
        "/proxies",
        "{\"name\":\"x\",\"upstream\":\"nowhere\"}",
        400,
        "upstream is HOST:PORT");
    refused("POST", "/proxies", "{\"name\":5,\"upstream\":\"a:1\"}", 400, "name is text, was 5");
    refused("POST", "/proxies", "{\"name\"", 400, "bad request body: line 1, column");
    refused("POST", "/proxies", "", 400, "bad request body: it is empty");
    refused("POST", "/proxies", "[1]", 400, "a JSON object was expected");
    refused("POST", "/proxies", "[".repeat(5000), 400, "nested");
    refused("POST", "/proxies", "x".repeat(2_000_000), 413, "longer than");
    post("/proxies/one/toxics", "{\"type\":\"latency\"}", 200);
    refused("POST", "/proxies/one/toxics", "{\"type\":\"latency\"}", 409, "toxic already exists");
    refused(
        "POST",
        "/proxies/one/toxics",
        "{\"type\":\"latancy\"}",
        400,
        "invalid toxic type: there is no fault of type 'latancy'; did you mean 'latency'?");
    refused(
        "POST",
        "/proxies/one/toxics",
        "{\"type\":\"latency\",\"stream\":\"up\"}",
        400,
        "stream was invalid, can be either upstream or downstream");
    refused(
        "POST",
        "/proxies/one/toxics",
        "{\"type\":\"timeout\",\"attributes\":{\"timeout\":-1}}",
        400,
        "timeout is 0 to");
    refused(
        "POST",
        "/proxies/one/toxics",
        "{\"type\":\"dns\",\"attributes\":{\"kind\":\"nxdomain\"}}",
        400,
        "dns needs virtual time: a proxy has no DNS; use it in a scenario");
    refused(
        "POST",
        "/proxies/one/toxics",
        "{\"type\":\"gpio\",\"attributes\":{\"kind\":\"busy\"}}",
        400,
        "gpio needs virtual time");
    refused("POST", "/proxies/one/toxics", "{\"type\":\"pool\"}", 400, "pool needs virtual time");
    refused("POST", "/proxies/one/toxics", "{\"type\":\"wifi\"}", 400, "wifi needs virtual time");
    refused(
        "POST",
        "/proxies/one/toxics",
        "{\"type\":\"tls\",\"attributes\":{\"kind\":\"expired\"}}",
        400,
        "no CA");
    assertThat(get("/proxies/one/toxics")).doesNotContain("dns");
  }

  @Test
  void a_port_in_use_is_500_and_makes_no_proxy() throws Exception {
    refused(
        "POST",
        "/proxies",
        proxy("x").replace("127.0.0.1:0", "127.0.0.1:" + port("one")),
        500,
        "in use");
    refused("GET", "/proxies/x", "", 404, "proxy not found");
  }

  @Test
  void a_browser_is_refused_and_the_version_is_told() throws Exception {
    HttpRequest browser =
        HttpRequest.newBuilder(uri("/proxies")).header("User-Agent", "Mozilla/5.0").build();
    assertThat(http.send(browser, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(get("/version")).isEqualTo("{\"version\":\"2.12.0\",\"server\":\"wwep\"}");
  }

  @Test
  void of_a_list_whose_second_port_is_taken_the_first_is_told_as_made() throws Exception {
    String two = proxy("two").replace("127.0.0.1:0", "127.0.0.1:" + port("one"));
    String answer = post("/populate", "[" + proxy("first") + "," + two + "]", 500);
    assertThat(RequestBody.object(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .extracting("proxies")
        .asString()
        .startsWith("[{name=first, listen=127.0.0.1:" + port("first"))
        .doesNotContain("name=two");
    refused("GET", "/proxies/two", "", 404, "proxy not found");
  }

  @Test
  void what_the_node_client_and_toxiproxys_own_tests_send_is_taken() throws Exception {
    post(
        "/proxies/one/toxics",
        "{\"type\":\"slicer\",\"attributes\":{\"average_size\":2,\"size_variation\":9}}",
        200);
    assertThat(post("/proxies/one/toxics", "{\"type\":\"noop\"}", 200))
        .isEqualTo(
            "{\"name\":\"noop_downstream\",\"type\":\"noop\",\"stream\":\"downstream\","
                + "\"toxicity\":1,\"attributes\":{}}");
    assertThat(exchange()).isEqualTo("A0003050001");
  }

  private String proxy(String name) {
    return "{\"name\":\"%s\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"%s\"}"
        .formatted(name, server.local().getFirst());
  }

  private int port(String name) throws Exception {
    Map<String, Object> fields =
        RequestBody.object(
            get("/proxies/" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return ProxyAddress.parse("listen", String.valueOf(fields.get("listen"))).port();
  }

  private String exchange() throws Exception {
    return proxyTestNetwork.exchange(Endpoint.loopback(port("one")), "W0003050001");
  }

  private URI uri(String path) {
    return URI.create("http://" + api.local() + path);
  }

  private String get(String path) throws Exception {
    return send("GET", path, "", 200);
  }

  private String post(String path, String body, int status) throws Exception {
    return send("POST", path, body, status);
  }

  private void refused(String method, String path, String body, int status, String message)
      throws Exception {
    Map<String, Object> fields =
        RequestBody.object(
            send(method, path, body, status).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(fields).containsEntry("status", status);
    assertThat(String.valueOf(fields.get("error"))).contains(message).doesNotContain("\n");
  }

  private String send(String method, String path, String body, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body)).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return response.body().strip();
  }
}
