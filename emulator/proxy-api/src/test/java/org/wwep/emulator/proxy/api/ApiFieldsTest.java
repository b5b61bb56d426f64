package org.wwep.emulator.proxy.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Endpoint;

/**
 * Every field that the API takes changes what a client of the proxy meets, or how its requests are
 * answered. The fields are those that the API itself knows.
 */
class ApiFieldsTest {
  private final ProxyTestNetwork network = new ProxyTestNetwork();
  private final List<String> listening = new ArrayList<>();
  private final ProxyCollection proxies =
      new ProxyCollection(network.rtos, network.net, RogueServer.none(), 1, listening::add);
  private final Routes routes = new Routes(proxies);
  private RegisterServer server;

  @BeforeEach
  void start() throws Exception {
    server = network.server();
  }

  @AfterEach
  void put_away() {
    proxies.close();
    server.close();
    network.close();
  }

  /** Another value of each field of a proxy: {@code '} stands for a quotation mark. */
  private static final Map<String, String> OF_PROXY =
      Map.of(
          "name", "'other'",
          "listen", "'127.0.0.9:0'",
          "upstream", "'127.0.0.1:9'",
          "enabled", "false",
          "toxics", "[{'type':'limit_data','attributes':{'bytes':3}}]");

  /** Another value of each field of a toxic. */
  private static final Map<String, String> OF_TOXIC =
      Map.of(
          "name", "'cut'",
          "type", "'reset_peer'",
          "stream", "'upstream'",
          "toxicity", "0",
          "attributes", "{'bytes':7}");

  @Test
  void every_field_of_a_proxy_shows() throws Exception {
    String usual = proxy("", "");
    for (String field : FieldNames.PROXY) {
      String value = Objects.requireNonNull(OF_PROXY.get(field), field);
      assertThat(proxy(field, value)).as(field).isNotEqualTo(usual);
    }
    assertThat(proxy("enabled", "true")).as("what is so without it").isEqualTo(usual);
  }

  private String proxy(String field, String value) throws Exception {
    String base =
        "'name':'lamp','listen':'127.0.0.1:0','upstream':'%s'".formatted(server.local().getFirst());
    String given =
        field.isEmpty()
            ? base
            : base.replaceAll("'" + field + "':'[^']*',?", "").replaceAll(",$", "")
                + ",'"
                + field
                + "':"
                + value;
    listening.clear();
    assertThat(send("POST", "/proxies", "{" + given + "}")).startsWith("201 ");
    String seen = seen();
    for (String name : List.of("lamp", "other")) {
      seen += send("DELETE", "/proxies/" + name, "").substring(0, 3);
    }
    return seen;
  }

  @Test
  void every_field_of_a_toxic_shows() throws Exception {
    String usual = toxic("", "");
    for (String field : FieldNames.TOXIC) {
      String value = Objects.requireNonNull(OF_TOXIC.get(field), field);
      assertThat(toxic(field, value)).as(field).isNotEqualTo(usual);
    }
    assertThat(toxic("toxicity", "1")).as("what is so without it").isEqualTo(usual);
  }

  private String toxic(String field, String value) throws Exception {
    send(
        "POST",
        "/proxies",
        "{'name':'lamp','listen':'127.0.0.1:0','upstream':'%s'}"
            .formatted(server.local().getFirst()));
    String attributes = field.equals("type") ? "{}" : "{'bytes':3}";
    String given = "'type':'limit_data','attributes':" + attributes;
    if (!field.isEmpty()) {
      given = given.replaceAll("'" + field + "':('[^']*'|\\{[^}]*\\}),?", "").replaceAll(",$", "");
      given += ",'" + field + "':" + value;
    }
    assertThat(send("POST", "/proxies/lamp/toxics", "{" + given + "}")).startsWith("200 ");
    String seen = seen();
    seen += send("DELETE", "/proxies/lamp/toxics/cut", "").substring(0, 3);
    send("DELETE", "/proxies/lamp", "");
    listening.clear();
    return seen;
  }

  /** Returns what a client meets at the proxy that listens, if there is one. */
  private String seen() throws Exception {
    if (listening.isEmpty()) {
      return "nobody listens ";
    }
    String[] words = listening.getLast().split(" ");
    int colon = words[1].lastIndexOf(':');
    String host = words[1].substring(0, colon);
    Endpoint at =
        new Endpoint(
            java.net.InetAddress.ofLiteral(host), Integer.parseInt(words[1].substring(colon + 1)));
    return host + " " + network.exchange(at, "W0003050001") + " ";
  }

  private String send(String method, String path, String body) {
    try {
      ApiResponse response =
          routes.answer(method, Routes.path(path), body.replace('\'', '"').getBytes(UTF_8));
      return response.status() + " " + response.json();
    } catch (ApiException e) {
      return e.status() + " " + e.getMessage();
    }
  }
}
