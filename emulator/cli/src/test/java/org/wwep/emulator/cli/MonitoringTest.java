package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.json.JsonReader;
import org.wwep.emulator.json.JsonWriter;
import org.wwep.emulator.report.SystemTool;

/** The dashboard and the alerts of docs/examples/monitoring, held against a server's metrics. */
@Tag("slow")
@Timeout(120)
class MonitoringTest {
  private static final Path EXAMPLES =
      Path.of("../../docs/examples/monitoring").toAbsolutePath().normalize();
  private static final Pattern SERIES =
      Pattern.compile("\\b((?:wwep|jvm|process|system)_[a-z0-9_]+)(\\{[^}]*})?");
  private static final Pattern MATCHER = Pattern.compile("([a-z]+)=(~?)\"([^\"]*)\"");
  private static final Pattern GROUPED = Pattern.compile("by \\(([a-z, ]+)\\)");
  private static String metrics = "";

  @TempDir private Path dir = Path.of("");

  @BeforeAll
  static void scrape() throws Exception {
    List<String> server =
        List.of("server", "--no-tls", "--quiet", "--port", "0", "--admin-port", "0");
    // So little memory for new objects that what it takes to be looked at is collected soon.
    try (ChildJvm child =
            ChildJvm.start(Wwep.class, Map.of("JAVA_TOOL_OPTIONS", "-Xmn1m"), server);
        HttpClient http = HttpClient.newHttpClient()) {
      String page = child.await("http://127.0.0.1:").replaceFirst(".*(http://\\S+:\\d+)/.*", "$1");
      HttpRequest request = HttpRequest.newBuilder(URI.create(page + "/metrics")).build();
      while (!metrics.contains("jvm_gc_pause_seconds")) {
        metrics = http.send(request, BodyHandlers.ofString()).body();
      }
    }
  }

  private static Map<String, Object> dashboard() throws Exception {
    return JsonReader.object(
        JsonReader.read(Files.readAllBytes(EXAMPLES.resolve("dashboard.json"))));
  }

  /** All texts of a field with this name, however deep. */
  private static List<String> texts(@Nullable Object value, String name) {
    List<String> found = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, one) -> {
            if (key.equals(name) && one instanceof String text) {
              found.add(text);
            }
            found.addAll(texts(one, name));
          });
    } else if (value instanceof List<?> list) {
      list.forEach(one -> found.addAll(texts(one, name)));
    }
    return found;
  }

  private static List<String> rules() throws Exception {
    String text = Files.readString(EXAMPLES.resolve("alerts.yaml"));
    List<String> rules = new ArrayList<>();
    Matcher rule =
        Pattern.compile("(?s)- alert: \\w+\n +expr: (.*?)\n +(?:for|labels):").matcher(text);
    while (rule.find()) {
      rules.add(rule.group(1));
    }
    return rules;
  }

  private static void has_what_it_asks_for(String expression) {
    Matcher series = SERIES.matcher(expression);
    while (series.find()) {
      String name = series.group(1);
      assertThat(metrics).as(expression).containsPattern("(?m)^" + name + "[{ ]");
      Matcher label = MATCHER.matcher(series.group(2) == null ? "" : series.group(2));
      while (label.find()) {
        for (String value : label.group(3).split("\\|")) {
          if (!Set.of("job", "instance").contains(label.group(1))) {
            assertThat(metrics)
                .as(expression)
                .containsPattern(
                    "(?m)^" + name + "\\{[^}]*\\b" + label.group(1) + "=\"" + value + "\"");
          }
        }
      }
    }
    Matcher grouped = GROUPED.matcher(expression);
    while (grouped.find()) {
      for (String label : grouped.group(1).split(", ")) {
        if (!label.equals("instance")) { // which is Prometheus's own
          assertThat(metrics).as(expression).contains(label + "=\"");
        }
      }
    }
  }

  @Test
  void what_the_dashboard_shows_is_there() throws Exception {
    List<String> expressions = texts(dashboard(), "expr");
    assertThat(expressions).hasSizeGreaterThan(15);
    expressions.forEach(MonitoringTest::has_what_it_asks_for);
  }

  @Test
  void what_the_alerts_look_at_is_there() throws Exception {
    assertThat(rules()).hasSize(9);
    rules().forEach(MonitoringTest::has_what_it_asks_for);
  }

  @Test
  void every_metric_of_the_server_is_on_the_dashboard() throws Exception {
    Set<String> missing = new TreeSet<>();
    String shown = String.join("\n", texts(dashboard(), "expr"));
    Matcher type = Pattern.compile("(?m)^# TYPE (wwep_\\w+)").matcher(metrics);
    int seen = 0;
    while (type.find()) {
      seen++;
      if (!Pattern.compile("\\b" + type.group(1) + "(_bucket)?[{]").matcher(shown).find()) {
        missing.add(type.group(1));
      }
    }
    assertThat(seen).isGreaterThan(8);
    assertThat(missing).as("metrics that no panel shows").isEmpty();
  }

  @Test
  void panels_lie_side_by_side_in_the_width_of_the_page() throws Exception {
    Map<String, String> taken = new LinkedHashMap<>();
    Set<Object> ids = new TreeSet<>();
    for (Object one : (List<?>) Objects.requireNonNull(dashboard().get("panels"))) {
      Map<String, Object> panel = JsonReader.object(one);
      Map<String, Object> place = JsonReader.object(panel.get("gridPos"));
      String title = (String) panel.get("title");
      assertThat(ids.add(panel.get("id"))).as("id of " + title).isTrue();
      int left = number(place, "x");
      int top = number(place, "y");
      assertThat(left + number(place, "w")).as(title).isLessThanOrEqualTo(24);
      for (int x = left; x < left + number(place, "w"); x++) {
        for (int y = top; y < top + number(place, "h"); y++) {
          assertThat(taken.put(x + "," + y, title)).as("below " + title).isNull();
        }
      }
    }
  }

  private static int number(Map<String, Object> place, String name) {
    return ((Number) Objects.requireNonNull(place.get(name), name)).intValue();
  }

  @Test
  void prometheus_reads_every_expression_of_the_dashboard() throws Exception {
    assumeTrue(SystemTool.find("promtool").isPresent(), "needs promtool (prometheus)");
    List<Object> rules = new ArrayList<>();
    for (String expression : texts(dashboard(), "expr")) {
      // What Grafana puts in before it asks.
      String asked = expression.replace("$__rate_interval", "1m").replace("$instance", ".*");
      rules.add(Map.of("record", "wwep:panel" + rules.size(), "expr", asked));
    }
    Path file = dir.resolve("panels.yaml");
    Object group = Map.of("name", "panels", "rules", rules);
    Files.writeString(file, JsonWriter.write(Map.of("groups", List.of(group))), UTF_8);
    assertThat(SystemTool.run("promtool", "check", "rules", file.toString()))
        .contains("SUCCESS: " + rules.size() + " rules found");
  }

  @Test
  void prometheus_takes_the_alerts_and_each_does_what_its_test_says() throws Exception {
    assumeTrue(SystemTool.find("promtool").isPresent(), "needs promtool (prometheus)");
    SystemTool.run("promtool", "check", "config", EXAMPLES.resolve("prometheus.yaml").toString());
    assertThat(
            SystemTool.run(
                "promtool", "test", "rules", EXAMPLES.resolve("alerts-test.yaml").toString()))
        .contains("SUCCESS");
    String tests = Files.readString(EXAMPLES.resolve("alerts-test.yaml"));
    Matcher alert =
        Pattern.compile("- alert: (\\w+)")
            .matcher(Files.readString(EXAMPLES.resolve("alerts.yaml")));
    while (alert.find()) {
      assertThat(tests)
          .as("a test in which it is told")
          .containsPattern("alertname: " + alert.group(1) + "\n +exp_alerts:\n");
    }
  }
}
