package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OptionDefaultsTest {
  @TempDir private Path directory = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_misspelt_key_is_refused_with_what_was_meant() throws Exception {
    int exitCode = run("reply-timeuot=1s", "device", "--hal", "emulated");
    assertThat(err.toString().strip().lines())
        .as(err.toString())
        .singleElement()
        .asString()
        .startsWith("wwep")
        .contains(directory.resolve("wwep.properties").toString())
        .contains("'reply-timeuot', did you mean 'reply-timeout'?");
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void a_key_like_nothing_else_is_refused_too() throws Exception {
    assertThat(run("zzz=1", "device")).isEqualTo(2);
    assertThat(err.toString()).contains("no option is called 'zzz'");
  }

  @Test
  void a_key_may_be_another_commands_option() throws Exception {
    assertThat(run("reply-timeout=0ms\nread-timeout=7s\ntls-port=0\n", "device")).isEqualTo(2);
    assertThat(err.toString()).contains("--reply-timeout must be positive, such as 500ms; was 0ms");
  }

  @Test
  void help_is_given_whatever_the_file_says() throws Exception {
    assertThat(run("zzz=1", "device", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: wwep device");
  }

  @Test
  void a_misspelt_variable_is_refused_with_what_was_meant() {
    assertThat(inEnvironment(Map.of("WWEP_REPLY_TIMEUOT", "1s"), "device", "--hal", "emulated"))
        .isEqualTo(2);
    assertThat(err.toString().strip())
        .contains(
            "no option has the variable 'WWEP_REPLY_TIMEUOT', did you mean 'WWEP_REPLY_TIMEOUT'?")
        .doesNotContain("\n");
  }

  @Test
  void a_misspelt_property_is_refused_with_what_was_meant() {
    System.setProperty("wwep.reply-timeuot", "1s");
    try {
      assertThat(inEnvironment(Map.of(), "device", "--hal", "emulated")).isEqualTo(2);
    } finally {
      System.clearProperty("wwep.reply-timeuot");
    }
    assertThat(err.toString())
        .contains(
            "no option has the property '-Dwwep.reply-timeuot', did you mean '-Dwwep.reply-timeout'?");
  }

  @Test
  void a_variable_may_be_another_commands_or_the_start_scripts() {
    assertThat(
            inEnvironment(
                Map.of(
                    "WWEP_SHARDS", "8",
                    "WWEP_AOT", "off",
                    "WWEP_JAVA_HOME", "/usr",
                    "WWEP_READ_TIMEOUT", "7s",
                    "WWEP_REPLY_TIMEOUT", "0ms",
                    "PATH", "/bin"),
                "device"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--reply-timeout must be positive, such as 500ms; was 0ms");
  }

  /** As a pod finds them beside services wwep and wwep-server. */
  @Test
  void the_variables_of_a_kubernetes_service_are_no_options() {
    Map<String, String> pod = new HashMap<>(Map.of("WWEP_REPLY_TIMEOUT", "0ms"));
    for (String service : List.of("WWEP", "WWEP_SERVER")) {
      pod.put(service + "_SERVICE_HOST", "10.0.0.11");
      pod.put(service + "_SERVICE_PORT", "27708");
      pod.put(service + "_SERVICE_PORT_OPEN_PORT", "27708");
      pod.put(service + "_PORT", "tcp://10.0.0.11:27708");
      pod.put(service + "_PORT_27708_TCP", "tcp://10.0.0.11:27708");
      pod.put(service + "_PORT_27708_TCP_PROTO", "tcp");
      pod.put(service + "_PORT_27708_TCP_PORT", "27708");
      pod.put(service + "_PORT_27708_TCP_ADDR", "10.0.0.11");
    }
    assertThat(inEnvironment(pod, "device")).isEqualTo(2);
    assertThat(err.toString()).contains("--reply-timeout must be positive");
    assertThat(inEnvironment(pod, "server", "--read-timeout", "0ms")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--read-timeout must be positive")
        .doesNotContain("tcp://", "no option has the variable");
  }

  @Test
  void how_much_is_logged_is_no_option() {
    System.setProperty("wwep.log", "FINE");
    try {
      assertThat(inEnvironment(Map.of(), "pins")).isZero();
    } finally {
      System.clearProperty("wwep.log");
    }
  }

  @Test
  void a_port_that_somebody_has_set_is_an_option_beside_a_service_too() {
    assertThat(
            inEnvironment(
                Map.of("WWEP_PORT", "70000", "WWEP_SERVICE_HOST", "10.0.0.11"), "serve-control"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("70000", "(--port is from WWEP_PORT)");
  }

  @Test
  void a_file_that_is_no_text_is_told_in_words() throws Exception {
    Files.write(directory.resolve("wwep.properties"), new byte[] {'#', (byte) 0xe4, '\n'});
    assertThat(
            Wwep.commandLine(directory, "pins").setErr(new PrintWriter(err, true)).execute("pins"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("wwep.properties cannot be read: it is no text in UTF-8");
  }

  @Test
  void a_wrong_value_is_told_with_the_variable_or_the_file_that_has_it() throws Exception {
    assertThat(inEnvironment(Map.of("WWEP_LED_PIN", "GPIO99"), "pins")).isEqualTo(2);
    assertThat(err.toString()).contains("'--led-pin'", "(--led-pin is from WWEP_LED_PIN)");
    assertThat(inEnvironment(Map.of("WWEP_REPLY_TIMEOUT", "0ms"), "device")).isEqualTo(2);
    assertThat(err.toString()).contains("(--reply-timeout is from WWEP_REPLY_TIMEOUT)");
    assertThat(run("led-pin=GPIO98", "pins")).isEqualTo(2);
    String file = directory.resolve("wwep.properties").toAbsolutePath().toString();
    assertThat(err.toString()).contains("BCM 98", "(--led-pin is from " + file + ")");
  }

  @Test
  void a_wrong_value_on_the_line_is_not_laid_on_a_variable() {
    Map<String, String> good = Map.of("WWEP_LED_PIN", "GPIO9");
    assertThat(inEnvironment(good, "pins", "--led-pin", "GPIO99")).isEqualTo(2);
    assertThat(inEnvironment(good, "pins", "--led-pin=GPIO99")).isEqualTo(2);
    assertThat(err.toString()).contains("BCM 99").doesNotContain("is from");
  }

  private int inEnvironment(Map<String, String> environment, String... words) {
    return Wwep.commandLine(directory, environment, words)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  private int run(String settings, String... words) throws IOException {
    Files.writeString(directory.resolve("wwep.properties"), settings);
    CommandLine command = Wwep.commandLine(directory, words);
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
