package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systemd hears from each command that a unit can run; netcat listens in its place. */
@Tag("slow")
@Timeout(60)
class ServiceIT {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server --no-tls --port 0",
        "server --no-tls --port 0 --mode packets",
        "proxy --api-port 0",
        "device --hal emulated --server 127.0.0.1:1"
      })
  void a_service_says_that_it_is_ready_alive_and_ending(String command) throws Exception {
    Path socket = directory.resolve("notify");
    Process listener = listener(socket);
    List<String> systemd = List.of("env", "NOTIFY_SOCKET=" + socket, "WATCHDOG_USEC=300000");
    try (BufferedReader heard = listener.inputReader();
        WwepProcess service = WwepProcess.within(systemd, command.split(" "))) {
      assertThat(heardUntil("WATCHDOG=1", heard)).startsWith("READY=1\nSTATUS=");
      service.signal("TERM");
      heardUntil("STOPPING=1", heard);
    } finally {
      listener.destroy();
    }
  }

  @Test
  void the_unit_of_the_server_starts_with_the_options_that_it_has() throws Exception {
    Path unit = Path.of("src", "dist", "systemd", "wwep-server.service");
    String start =
        Files.readAllLines(unit).stream()
            .filter(line -> line.startsWith("ExecStart="))
            .findFirst()
            .orElseThrow();
    String options =
        start
            .substring("ExecStart=/opt/wwep/bin/wwep ".length())
            .replace("/var/lib/wwep-server", directory.toString());
    a_service_says_that_it_is_ready_alive_and_ending(options + " --port 0 --tls-port 0");
    assertThat(directory.resolve("registers")).exists();
    assertThat(directory.resolve("certs")).isDirectory();
  }

  /** No line end follows what is told. */
  private static String heardUntil(String words, BufferedReader heard) throws IOException {
    StringBuilder all = new StringBuilder();
    while (all.indexOf(words) < 0) {
      int c = heard.read();
      assertThat(c).as("%s", all).isPositive();
      all.append((char) c);
    }
    return all.toString();
  }

  private static Process listener(Path socket) throws IOException, InterruptedException {
    Process listener;
    try {
      listener = new ProcessBuilder("nc", "-lukU", socket.toString()).start();
    } catch (IOException _) {
      assumeTrue(false, "needs netcat-openbsd: apt install netcat-openbsd");
      throw new IllegalStateException();
    }
    while (!Files.exists(socket)) {
      assertThat(listener.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    return listener;
  }
}
