package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wwep.net.tls.OpenSsl;
import org.wwep.net.tls.TestKeyType;

/**
 * Keys that are no P-256 key serve by default wherever TLS is: in every mode of the server, in
 * virtual time, and from a coprocessor's flash. What each handshake looks like is the grids' to
 * test.
 */
@Tag("slow")
@Timeout(120)
class KeyModesTest {
  private static final List<TestKeyType> KEYS =
      List.of(TestKeyType.RSA_2048, TestKeyType.RSA_PSS, TestKeyType.P_521, TestKeyType.ED25519);

  @TempDir private Path folder = Path.of("");

  private String seen(List<String> words) throws Exception {
    return new CommandRun(folder, _ -> {}).seen("", words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--tls-provider bouncy_castle",
        "--tls-provider jdk",
        "--mode packets",
        "--mode callbacks",
        "--mode concurrent"
      })
  void a_server_serves_with_any_key(String mode) throws Exception {
    try (OpenSsl files = new OpenSsl(folder)) {
      for (TestKeyType key : KEYS) {
        TestKeyType.KeyFiles own = key.files(files);
        List<String> words = new ArrayList<>(List.of("server", "--port", "0"));
        words.addAll(List.of(mode.split(" ")));
        words.addAll(
            List.of("--cert", own.certificate().toString(), "--key", own.key().toString()));
        try (ServiceRun server = new ServiceRun(folder, _ -> {}, words)) {
          String at = "localhost:" + server.port("tls");
          for (String version : List.of("1.2", "1.3")) {
            List<String> write =
                new ArrayList<>(List.of("write", "--tls", at, "0FAC", "0B", "1234"));
            write.addAll(List.of("--ca", own.ca().toString(), "--tls-version", version));
            assertThat(seen(write)).as("%s %s", key, version).startsWith("0\nA0FAC0B1234\n");
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "packet", "bsd"})
  void a_server_of_a_scenario_shows_any_key(String api) throws Exception {
    try (OpenSsl files = new OpenSsl(folder)) {
      for (TestKeyType key : KEYS) {
        TestKeyType.KeyFiles own = key.files(files);
        Path file = folder.resolve(key + "-" + api + ".yaml");
        Files.writeString(
            file,
            """
            version: 1
            server: {name: localhost, tls: {cert: %1$s, key: %2$s}}
            devices: [{id: d, api: %4$s, tls: {ca: %3$s}}]
            steps:
            - expect-state: {state: Idle, within: 10s}
            - press: btn1
            - wait-frame: {command: W, reply: A}
            """
                .formatted(own.certificate(), own.key(), own.ca(), api));
        assertThat(seen(List.of("run", file.toString()))).as("%s", key).startsWith("0\nPASS ");
      }
    }
  }

  @Test
  void a_coprocessor_keeps_and_shows_any_key() throws Exception {
    try (OpenSsl files = new OpenSsl(folder)) {
      for (TestKeyType key : KEYS) {
        TestKeyType.KeyFiles own = key.files(files);
        List<String> pair =
            List.of("--cert", own.certificate().toString(), "--key", own.key().toString());
        String flash = folder.resolve("flash-" + key).toString();
        List<String> init = new ArrayList<>(List.of("provision", "init", "--nwp-dir", flash));
        init.addAll(List.of("--ca", own.ca().toString()));
        init.addAll(pair);
        assertThat(seen(init)).as("%s", key).startsWith("0\n");
        List<String> words = new ArrayList<>(List.of("server", "--port", "0"));
        words.addAll(pair);
        words.addAll(List.of("--require-client-cert", "--client-ca", own.ca().toString()));
        try (ServiceRun server = new ServiceRun(folder, _ -> {}, words)) {
          List<String> device = new ArrayList<>(List.of("device", "--hal", "emulated", "--tls"));
          device.addAll(List.of("--stack", "nwp", "--nwp-dir", flash, "--device-id", "0FAC"));
          device.addAll(List.of("--server", "localhost:" + server.port("tls")));
          // The grid's certificates bear no device's name, which has to be theirs to write.
          assertThat(new CommandRun(folder, _ -> {}).seen("press\nquit\n", device))
              .as("%s", key)
              .contains("Secured by TLS ", "Sent Message=W0FAC050001");
        }
      }
    }
  }
}
