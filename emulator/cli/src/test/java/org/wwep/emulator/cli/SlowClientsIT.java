package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many clients that send a byte a second each are all served, and keep nobody waiting. How many,
 * {@code wwep.slow.clients} says; {@code .ci/endure --full} says 10,000.
 */
@Tag("slow")
@Timeout(600)
class SlowClientsIT {
  private static final int COUNT = Integer.getInteger("wwep.slow.clients", 500);
  private static final int EXCHANGES = 2_000;

  /** Far less than each of them takes for a frame. */
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  @Test
  void a_good_client_is_answered_beside_them_and_none_of_them_is_lost() throws Exception {
    String most = Integer.toString(COUNT + 10);
    try (WwepProcess server =
        WwepProcess.alone(
            "server",
            "--port",
            "0",
            "--no-tls",
            "--quiet",
            "--keep-alive",
            "--read-timeout",
            "30s",
            "--max-connections",
            most,
            "--max-per-address",
            most)) {
      int port = Integer.parseInt(DeviceIT.port(server));
      assertThat(RegisterWriters.exchange(port, "W510E000001")).isEqualTo("A510E000001");
      try (ChildJvm slow =
          ChildJvm.start(
              SlowClients.class,
              Map.of(),
              List.of(Integer.toString(port), Integer.toString(COUNT)))) {
        slow.await("open " + COUNT);
        long longest = longestOf(port);
        assertThat(longest).as("ns of the slowest good exchange").isLessThan(LONGEST);
        slow.type("");
        String told = slow.await("slow clients");
        assertThat(told).startsWith(COUNT + " slow clients, ").endsWith(" 0 closed by the server");
        System.out.printf(
            "slow clients: %s; %d good exchanges, the longest %d ms%n",
            told.replace(" slow clients", ""), EXCHANGES, TimeUnit.NANOSECONDS.toMillis(longest));
      }
      assertThat(RegisterWriters.exchange(port, "R510E00")).isEqualTo("A510E000001");
    }
  }

  private static long longestOf(int port) throws IOException {
    long longest = 0;
    for (int i = 0; i < EXCHANGES; i++) {
      long begin = System.nanoTime();
      assertThat(RegisterWriters.exchange(port, "WFFFF00%04X".formatted(i)))
          .isEqualTo("AFFFF00%04X".formatted(i));
      longest = Math.max(longest, System.nanoTime() - begin);
    }
    return longest;
  }
}
