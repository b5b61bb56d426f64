package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code wwep run --otlp URL}, and a collector of the test's own. */
@Timeout(120)
class OtlpCollectorTest {
  private static final String PRESSES =
      "version: 1\nsteps:\n- press: btn1\n- wait-frame: {reply: A, within: 5s}\n";

  @TempDir private Path folder = Path.of("");
  private OtlpCollector collector;
  private Path file;

  @BeforeEach
  void start() throws Exception {
    file = Files.writeString(folder.resolve("a.yaml"), PRESSES);
    collector = OtlpCollector.start();
  }

  @AfterEach
  void put_away() throws Exception {
    collector.close();
  }

  private String seen(String... words) throws IOException {
    return new CommandRun(folder, _ -> {}).seen("", List.of(words));
  }

  @Test
  void a_collector_gets_what_else_is_in_the_file() throws Exception {
    Path traces = folder.resolve("traces.jsonl");
    assertThat(seen("run", file + "", "--repeat", "2", "--otlp", traces + ""))
        .startsWith("0\nPASS");
    assertThat(seen("run", file + "", "--repeat", "2", "--otlp", collector.url()))
        .startsWith("0\nPASS");
    List<String> lines = Files.readAllLines(traces);
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      assertThat(collector.request())
          .startsWith("POST /v1/traces HTTP/1.1\r\n")
          .containsIgnoringCase("content-type: application/json\r\n")
          .endsWith("\r\n\r\n" + line);
    }
  }

  @Test
  void a_query_behind_the_host_stays() throws Exception {
    assertThat(seen("run", file + "", "--otlp", collector.url() + "?k=1")).startsWith("0\nPASS");
    assertThat(collector.request()).startsWith("POST /v1/traces?k=1 HTTP/1.1\r\n");
  }

  @Test
  void a_host_and_a_port_alone_are_no_file() throws Exception {
    assertThat(seen("run", file + "", "--otlp", "localhost:4318"))
        .startsWith("2\n")
        .contains("a collector is http://localhost:PORT or", "a file of that name is ./localhost");
    assertThat(folder.resolve("localhost:4318")).doesNotExist();
  }

  @Test
  void a_path_of_ones_own_is_taken_as_it_is() throws Exception {
    assertThat(seen("run", file + "", "--otlp", collector.url() + "/otlp/mine?k=1"))
        .startsWith("0\nPASS");
    assertThat(collector.request()).startsWith("POST /otlp/mine?k=1 HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 404 No\\r\\nContent-Length: 5\\r\\n\\r\\nno \\007!|refused with 404: no ",
        "HTTP/1.1 302 There\\r\\nLocation: /b\\r\\nContent-Length: 0\\r\\n\\r\\n|refused with 302; or",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 40\\r\\n\\r\\n"
            + "{\"partialSuccess\":{\"rejectedSpans\":\"3\"}}|some spans were refused: {",
        "SSH-2.0-OpenSSH_9\\r\\n|no answer by HTTP: is it a collector"
      })
  void what_a_collector_does_not_take_is_one_line_and_exit_code_3(String said, String line)
      throws Exception {
    collector.answers(said.translateEscapes());
    assertThat(seen("run", file + "", "--otlp", collector.url()))
        .startsWith("3\nPASS")
        .contains("wwep: the traces are not at http://127.0.0.1:PORT: " + line)
        .doesNotContain("\u0007")
        .contains("; or write them to a file, --otlp FILE\n");
  }

  @Test
  void nobody_there_is_one_line_and_exit_code_3() throws Exception {
    collector.close();
    assertThat(seen("run", file + "", "--otlp", collector.url()))
        .startsWith("3\nPASS")
        .contains(": nobody answers: start a collector");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://a/", "http://", "http://a:b@localhost:1", "http://a b", "http://a/#c"})
  void an_address_that_cannot_be_one_is_refused_before_anything_runs(String address)
      throws Exception {
    assertThat(seen("run", file + "", "--otlp", address))
        .startsWith("2\n")
        .contains("--otlp", "a collector is http://HOST:4318")
        .doesNotContain("PASS");
  }

  @Test
  void a_request_that_is_refused_keeps_no_other_back() throws Exception {
    collector.answersFirst("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n");
    assertThat(seen("run", file + "", "--repeat", "3", "--otlp", collector.url()))
        .startsWith("3\nPASS")
        .contains(
            ": refused with 400; or write them to a file, --otlp FILE; it has 2 of 3 traces\n");
    for (int i = 0; i < 3; i++) {
      assertThat(collector.request()).startsWith("POST /v1/traces HTTP/1.1\r\n");
    }
  }
}
