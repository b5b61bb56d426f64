package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonWriter;

/** What an agent can do with {@code wwep mcp}, by the lines that its program sends and reads. */
@Timeout(300)
class McpIT {
  @TempDir private Path folder = Path.of("");
  private McpClient client = McpClient.none();

  @BeforeEach
  void start() throws Exception {
    client = McpClient.start();
  }

  @AfterEach
  void end() throws Exception {
    client.close();
  }

  /** Calls a tool that has to succeed. */
  private Map<String, Object> done(String tool, String arguments) throws Exception {
    McpClient.Answer answer = client.call(tool, arguments);
    assertThat(answer.error()).as(answer.text()).isFalse();
    Map<String, Object> said = JsonReader.object(JsonReader.read(answer.text().getBytes(UTF_8)));
    assertThat(JsonReader.object(JsonReader.read(answer.structured().getBytes(UTF_8))))
        .isEqualTo(said);
    assertThat(schema(tool).validate(answer.structured(), InputFormat.JSON))
        .as(answer.structured())
        .isEmpty();
    return said;
  }

  /**
   * Returns what a tool says it says, as an agent's program reads it; all of it has to be known.
   */
  private Schema schema(String tool) throws Exception {
    String reply = client.ask("tools/list", "{}");
    Map<String, Object> result =
        JsonReader.object(JsonReader.object(JsonReader.read(reply.getBytes(UTF_8))).get("result"));
    for (Object one : (List<?>) Objects.requireNonNull(result.get("tools"))) {
      Map<String, Object> told = JsonReader.object(one);
      if (tool.equals(told.get("name"))) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                JsonWriter.write(Objects.requireNonNull(told.get("outputSchema")))
                    .replaceFirst("\\{", "{\"unevaluatedProperties\":false,"),
                InputFormat.JSON);
      }
    }
    throw new AssertionError("no tool " + tool);
  }

  private String refused(String tool, String arguments) throws Exception {
    McpClient.Answer answer = client.call(tool, arguments);
    assertThat(answer.error()).as(answer.text()).isTrue();
    assertThat(answer.structured()).isEmpty();
    return answer.text();
  }

  @Test
  void it_says_who_it_is_and_what_its_tools_are() throws Exception {
    assertThat(client.greeting()).contains("\"name\":\"wwep\"", "\"tools\"");
    String tools = client.ask("tools/list", "{}");
    assertThat(tools)
        .contains(
            "\"name\":\"run\"",
            "\"name\":\"lint\"",
            "\"name\":\"explain\"",
            "\"name\":\"press\"",
            "\"name\":\"console\"",
            "\"name\":\"pins\"",
            "\"name\":\"findings\"",
            "\"required\":[\"file\"]")
        .doesNotContain("\"name\":\"hello\"");
  }

  @Test
  void a_press_is_seen_on_pins_and_console() throws Exception {
    done("start", "{}");
    done("advance", "{'time':'2s'}");
    done("press", "{}");
    done("advance", "{'time':'1s'}");
    assertThat(done("pins", "{}").toString()).contains("part=led1", "lit=true");
    assertThat(done("console", "{'from':0}").toString()).contains("Server Response=A");
    assertThat(done("register", "{}")).containsEntry("value", "0001");
    assertThat(done("leds", "{}").toString()).contains("lit=true");
    assertThat(done("frames", "{}").toString()).contains("sent=W", "answered=A");
    done("stop", "{}");
  }

  @Test
  void scenarios_are_run_linted_and_explained_and_what_fails_is_a_finding() throws Exception {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(file, "version: 1\nsteps:\n- press: btn1\n- expect-register: {value: 7}\n");
    String arguments = "{'file':'" + file + "'}";
    assertThat(done("lint", arguments)).containsEntry("valid", true);
    assertThat(done("explore", "{'file':'../../docs/scenarios/chaos.yaml','seeds':2}").toString())
        .contains("schema=1");
    assertThat(done("findings", "{}").get("findings")).isEqualTo(List.of());
    assertThat(done("run", arguments).toString()).contains("verdict=FAIL", "schema=1");
    assertThat(Objects.toString(done("explain", arguments).get("lines")))
        .contains("expected", "register 05");
    assertThat((List<?>) Objects.requireNonNull(done("findings", "{}").get("findings"))).hasSize(2);
  }

  @Test
  void what_is_wrong_is_told_and_the_agent_goes_on() throws Exception {
    assertThat(refused("press", "{}")).contains("ask for 'start' first", "\"kind\":\"request\"");
    assertThat(refused("lint", "{}")).contains("'lint' needs 'file'");
    assertThat(refused("run", "{'file':'/no/such.yaml'}")).contains("/no/such.yaml");
    assertThat(refused("start", "{'colour':'red'}")).contains("no field 'colour'");
    done("start", "{}");
    assertThat(refused("wait", "{'text':'no such line','timeout':'2s'}"))
        .contains("\"kind\":\"failed\"");
    assertThat(client.ask("tools/call", "{\"name\":\"jump\",\"arguments\":{}}"))
        .contains("\"error\"");
    assertThat(client.ask("no/such", "{}")).contains("\"error\"");
    for (String none :
        List.of("{ this is no JSON", "7", "{}", "{\"jsonrpc\":\"2.0\",\"id\":[1]}")) {
      client.send(none);
      assertThat(client.next()).contains("\"id\":null,\"error\":{\"code\":-32");
    }
    done("leds", "{}");
  }

  @Test
  void it_ends_when_the_agent_closes_its_end() throws Exception {
    done("start", "{'rig':'emulated'}");
    assertThat(client.end()).isZero();
  }
}
