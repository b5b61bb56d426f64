package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProxyIT {
  @TempDir private Path dir = Path.of("unset");

  @Test
  void curl_drives_it_and_netcat_notices() throws Exception {
    try (WwepProcess server = WwepProcess.start("server", "--port", "0", "--no-tls");
        WwepProcess proxy = WwepProcess.start("proxy", "--api-port", "0", "--seed", "1")) {
      String serverPort = DeviceIT.port(server);
      String api = proxy.await(" api").replaceAll("listening (.*) api", "http://$1");
      String made =
          curl(
              "-d",
              "{\"name\":\"class\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"localhost:%s\"}"
                  .formatted(serverPort),
              api + "/proxies");
      assertThat(made).contains("\"enabled\":true");
      String line = proxy.await("proxy class -> localhost:" + serverPort);
      String port = line.replaceAll("listening 127.0.0.1:([0-9]+) proxy.*", "$1");
      assertThat(nc("W0FAC0B1234", port)).isEqualTo("A0FAC0B1234");
      curl(
          "-d",
          "{\"type\":\"limit_data\",\"attributes\":{\"bytes\":5}}",
          api + "/proxies/class/toxics");
      assertThat(nc("R0FAC0B", port)).isEqualTo("A0FAC");
      assertThat(
              curl(
                  "-X",
                  "DELETE",
                  "-w",
                  "%{http_code}",
                  api + "/proxies/class/toxics/limit_data_downstream"))
          .isEqualTo("204");
      assertThat(nc("R0FAC0B", port)).isEqualTo("A0FAC0B1234");
      assertThat(curl("-w", " %{http_code}", api + "/proxies/other"))
          .isEqualTo("{\"error\":\"proxy not found: other\",\"status\":404}\n 404");
      proxy.signal("INT");
      assertThat(proxy.exitCode()).isEqualTo(130);
      assertThat(proxy.err()).isEqualTo("wwep proxy: seed 1\nwwep proxy: stopped\n");
    }
  }

  @Test
  void options_and_a_file_start_proxies_with_faults() throws Exception {
    Path file = dir.resolve("toxiproxy.json");
    try (WwepProcess server = WwepProcess.start("server", "--port", "0", "--no-tls")) {
      String at = "127.0.0.1:" + DeviceIT.port(server);
      Files.writeString(
          file, "[{\"name\":\"file\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + at + "\"}]");
      try (WwepProcess proxy =
          WwepProcess.start(
              "proxy",
              "--api-port",
              "0",
              "--config",
              file.toString(),
              "--upstream",
              at,
              "--fault",
              "frame op=cut after=3",
              "--fault",
              "latency latency=5ms stream=upstream")) {
        String plain = proxy.await("proxy file -> " + at);
        String faulty = proxy.await("proxy wwep -> " + at);
        assertThat(nc("W0FAC0B1234", port(plain))).isEqualTo("A0FAC0B1234");
        assertThat(nc("W0FAC0B1234", port(faulty))).isEqualTo("A0F");
      }
    }
  }

  @Test
  void a_port_in_use_is_one_line_and_exit_code_3() throws Exception {
    try (WwepProcess first = WwepProcess.start("proxy", "--api-port", "0")) {
      String taken = port(first.await(" api"));
      fails(3, "in use", "proxy", "--api-port", taken);
      fails(
          3,
          "in use",
          "proxy",
          "--api-port",
          "0",
          "--upstream",
          "localhost:1",
          "--listen",
          "127.0.0.1:" + taken);
    }
  }

  @Test
  void what_is_wrong_is_one_line_and_exit_code_2() throws Exception {
    String[] api = {"proxy", "--api-port", "0"};
    fails(2, "did you mean 'latency'?", with(api, "--upstream", "a:1", "--fault", "latancy"));
    fails(2, "--fault needs --upstream", with(api, "--fault", "latency"));
    fails(2, "upstream is HOST:PORT", with(api, "--upstream", "nowhere"));
    fails(
        2,
        "dns needs virtual time",
        with(api, "--upstream", "a:1", "--fault", "dns kind=nxdomain"));
    fails(
        2,
        "toxic already exists",
        with(api, "--upstream", "a:1", "--fault", "latency", "--fault", "latency"));
    fails(2, "cannot be read", with(api, "--config", dir.resolve("none.json").toString()));
    Path file = Files.writeString(dir.resolve("bad.json"), "[{]");
    fails(2, "bad.json: bad request body: line 1, column", with(api, "--config", file.toString()));
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void fails(int exitCode, String message, String... command) throws Exception {
    try (WwepProcess run = WwepProcess.start(command)) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
      assertThat(run.err().lines().filter(line -> !line.startsWith("wwep proxy: seed")))
          .singleElement()
          .asString()
          .contains(message);
    }
  }

  private static String port(String line) {
    return line.replaceAll("listening 127.0.0.1:([0-9]+) .*", "$1");
  }

  private static String curl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-s"));
    command.addAll(List.of(arguments));
    return run("", command.toArray(String[]::new));
  }

  private static String nc(String bytes, String port) throws Exception {
    return run(bytes, "nc", "-N", "127.0.0.1", port);
  }

  private static String run(String input, String... command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
