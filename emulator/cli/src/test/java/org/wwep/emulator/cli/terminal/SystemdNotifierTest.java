package org.wwep.emulator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against netcat, which listens where systemd would. */
@Timeout(30)
class SystemdNotifierTest {
  @TempDir Path directory = Path.of("");

  @Test
  void systemd_hears_that_the_service_is_ready_alive_and_ends() throws Exception {
    Path socket = directory.resolve("notify");
    Process listener = listener(socket);
    try (BufferedReader heard = listener.inputReader()) {
      SystemdNotifier systemd =
          SystemdNotifier.of(
              Map.of("NOTIFY_SOCKET", socket.toString(), "WATCHDOG_USEC", "30000000"));
      assertThat(systemd.watches()).isTrue();
      assertThat(systemd.watchdog()).isEqualTo(Duration.ofSeconds(30));
      systemd.ready("on a board\n");
      assertThat(heard.readLine()).isEqualTo("READY=1");
      assertThat(heard.readLine()).isEqualTo("STATUS=on a board");
    } finally {
      listener.destroy();
    }
  }

  @Test
  void without_systemd_nobody_is_told() {
    SystemdNotifier nobody = SystemdNotifier.of(Map.of());
    assertThat(nobody.watches()).isFalse();
    nobody.ready("on a board");
    nobody.alive();
    nobody.stopping();
    SystemdNotifier deaf = SystemdNotifier.of(Map.of("NOTIFY_SOCKET", "/nowhere/notify"));
    deaf.alive();
    assertThat(deaf.watches()).isFalse();
  }

  private static Process listener(Path socket) throws IOException {
    Process listener;
    try {
      listener = new ProcessBuilder("nc", "-lukU", socket.toString()).start();
    } catch (IOException _) {
      assumeTrue(false, "needs netcat-openbsd: apt install netcat-openbsd");
      throw new IllegalStateException();
    }
    while (!Files.exists(socket)) {
      Thread.onSpinWait();
    }
    return listener;
  }
}
