package org.wwep.emulator.proxy.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.emulator.proxy.RogueServer;

/**
 * No field of a request is taken and passed over: it has an effect in either case, or is refused.
 */
class FieldNamesTest {
  private static final String PROXY = "{\"name\":\"lamp\",\"upstream\":\"127.0.0.1:9\"}";

  private final ProxyTestNetwork network = new ProxyTestNetwork();
  private final ProxyCollection proxies =
      new ProxyCollection(network.rtos, network.net, RogueServer.none(), 1, _ -> {});
  private final Routes routes = new Routes(proxies);

  @BeforeEach
  void make_a_proxy() {
    assertThat(send("/proxies", PROXY)).startsWith("201 ");
  }

  @AfterEach
  void put_away() {
    proxies.close();
    network.close();
  }

  private String send(String path, String body) {
    try {
      ApiResponse response =
          routes.answer("POST", Routes.path(path), body.replace('\'', '"').getBytes(UTF_8));
      return response.status() + " " + response.json();
    } catch (ApiException e) {
      return e.status() + " " + e.getMessage();
    }
  }

  @Test
  void names_are_read_in_either_case_as_a_program_in_go_reads_them() {
    assertThat(
            send(
                "/proxies",
                "{'Name':'db','Listen':'127.0.0.1:0','Upstream':'127.0.0.1:9','Enabled':false}"))
        .startsWith("201 {\"name\":\"db\"")
        .contains("\"enabled\":false");
    assertThat(send("/proxies/lamp", "{'Name':'lamp','Enabled':false}"))
        .startsWith("200 ")
        .contains("\"enabled\":false");
    assertThat(
            send(
                "/proxies/lamp/toxics",
                "{'Name':'slow','Stream':'DownStream','Type':'latency','Toxicity':0.5,"
                    + "'Attributes':{'Latency':100}}"))
        .isEqualTo(
            "200 {\"name\":\"slow\",\"type\":\"latency\",\"stream\":\"downstream\","
                + "\"toxicity\":0.5,\"attributes\":{\"latency\":100,\"jitter\":0}}");
    assertThat(send("/proxies/lamp/toxics/slow", "{'Attributes':{'LATENCY':7},'TOXICITY':1}"))
        .contains("\"latency\":7", "\"toxicity\":1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "/proxies|{'name':'x','upstream':'a:1','enable':false}|did you mean 'enabled'?",
        "/proxies/lamp|{'enable':false}|a proxy has no field 'enable'; did you mean 'enabled'?",
        "/proxies/lamp|{'name':'other'}|the name of a proxy stays, 'lamp'",
        "/proxies/lamp|{'enabled':true,'Enabled':false}|'enabled' is there twice",
        "/populate|[{'name':'x','upstream':'a:1','upsteam':'b:1'}]|did you mean 'upstream'?",
        "/proxies/lamp/toxics|{'type':'latency','toxcity':1}|did you mean 'toxicity'?",
        "/proxies/lamp/toxics|{'type':'latency','attributes':{'latancy':1}}|'latency'",
        "/proxies/lamp/toxics|{'type':'latency','stream':'sideways'}|stream was invalid",
        "/proxies|{'name':'x','upstream':'a:1','toxics':[{'type':'latency'},{'type':'latency'}]}"
            + "|toxic already exists",
        "/proxies|{'name':'x','upstream':'a:1','toxics':{}}|toxics is a list",
        "/proxies|{'name':'x','upstream':'a:1','toxics':[{'type':'wifi'}]}|a proxy has no Wi-Fi",
      })
  void what_would_be_passed_over_is_refused(String path, String body, String why) {
    assertThat(send(path, body)).startsWith("4").contains(why);
  }

  @Test
  void a_toxic_keeps_its_name_type_and_stream() {
    send("/proxies/lamp/toxics", "{'name':'slow','type':'latency'}");
    for (String field : List.of("'name':'x'", "'type':'timeout'", "'stream':'upstream'")) {
      assertThat(send("/proxies/lamp/toxics/slow", "{" + field + "}"))
          .startsWith("400 ")
          .contains(" of a toxic stays, ");
    }
    assertThat(
            send(
                "/proxies/lamp/toxics/slow",
                "{'name':'slow','type':'latency','stream':'downstream','attributes':{'latency':3}}"))
        .startsWith("200 ");
  }

  @Test
  void toxics_of_a_new_proxy_are_put_in_place() {
    String slow = "'toxics':[{'name':'slow','type':'latency','attributes':{'latency':1500}}]";
    Stream.of("/proxies", "/populate")
        .forEach(
            path -> {
              String proxy =
                  "{'name':'of%s','upstream':'127.0.0.1:9',%s}".formatted(path.substring(1), slow);
              assertThat(send(path, path.equals("/populate") ? "[" + proxy + "]" : proxy))
                  .startsWith("201 ")
                  .contains("\"name\":\"slow\"", "\"latency\":1500");
            });
    assertThat(send("/populate", "[" + PROXY.replace("}", "," + slow + "}") + "]"))
        .contains("\"latency\":1500");
    assertThat(send("/populate", "[" + PROXY.replace("}", ",'toxics':[]}") + "]"))
        .as("an empty list is none, as in toxiproxy")
        .contains("\"latency\":1500");
  }
}
