package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.store.RedisProcess;

/**
 * What was acknowledged is there, whatever happens to the server, its disk or its Redis. How often,
 * {@code wwep.endure.rounds} says; {@code .ci/endure} says 100.
 */
@Timeout(1200)
@Tag("slow")
class EnduranceIT {
  private static final int ROUNDS = Integer.getInteger("wwep.endure.rounds", 4);
  private static final long SEED = Long.getLong("wwep.endure.seed", 7);
  private static final int WRITERS = 16;

  @TempDir Path directory = Path.of("");
  private final Random random = new Random(SEED);
  private final RegisterWriters registerWriters = new RegisterWriters(WRITERS);

  @Test
  void whatever_was_acknowledged_before_a_kill_is_there_after_a_restart() throws Exception {
    String file = directory.resolve("class.db").toString();
    for (int round = 0; round < ROUNDS; round++) {
      try (WwepProcess server = server("--store", file)) {
        int port = Integer.parseInt(DeviceIT.port(server));
        registerWriters.check(port, when(round));
        registerWriters.load(port, 50 + random.nextInt(500), () -> server.signal("KILL"));
        assertThat(server.exitCode()).isEqualTo(137);
      }
    }
    try (WwepProcess server = server("--store", file)) {
      registerWriters.check(Integer.parseInt(DeviceIT.port(server)), "at the end");
    }
  }

  @Test
  void a_full_disk_refuses_and_takes_back_nothing_and_is_forgiven() throws Exception {
    try (SmallDisk disk = SmallDisk.mount()) {
      Path filler = disk.path().resolve("filler");
      String file = "/mnt/class.db";
      for (int round = 0; round < Math.max(1, ROUNDS / 4); round++) {
        try (WwepProcess server = within(disk, "--store", file)) {
          int port = Integer.parseInt(DeviceIT.port(server));
          registerWriters.check(port, when(round));
          long before = registerWriters.refused();
          // Every writer ends with the first X it gets.
          registerWriters.load(port, 20 + random.nextInt(200), () -> fill(filler));
          assertThat(registerWriters.refused()).as(when(round)).isEqualTo(before + WRITERS);
          registerWriters.check(port, when(round) + ", while it is full");
          Files.delete(filler);
          long end = System.nanoTime() + 30_000_000_000L;
          while (!RegisterWriters.exchange(port, "WFFFF000001").equals("AFFFF000001")) {
            assertThat(System.nanoTime()).as("it goes on by itself").isLessThan(end);
          }
          server.signal("KILL");
          assertThat(server.exitCode()).isEqualTo(137);
        }
      }
      try (WwepProcess server = within(disk, "--store", file)) {
        registerWriters.check(Integer.parseInt(DeviceIT.port(server)), "at the end");
      }
    }
  }

  @Test
  void redis_that_is_killed_under_load_takes_nothing_back_and_is_found_again() throws Exception {
    assumeTrue(RedisProcess.isInstalled(), "needs redis-server");
    try (RedisProcess redis = RedisProcess.start(directory);
        WwepProcess server = server("--store", redis.url())) {
      int port = Integer.parseInt(DeviceIT.port(server));
      for (int round = 0; round < ROUNDS; round++) {
        long before = registerWriters.refused();
        registerWriters.load(port, 50 + random.nextInt(500), redis::kill);
        assertThat(registerWriters.refused()).as(when(round)).isEqualTo(before + WRITERS);
        redis.restart();
        long end = System.nanoTime() + 30_000_000_000L;
        while (!RegisterWriters.exchange(port, "WFFFF000001").equals("AFFFF000001")) {
          assertThat(System.nanoTime()).as("it goes on by itself").isLessThan(end);
        }
        registerWriters.check(port, when(round));
      }
    }
  }

  private static String when(int round) {
    return "seed " + SEED + " round " + round;
  }

  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[4096];
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static WwepProcess server(String... more) throws IOException {
    return WwepProcess.start(command(more));
  }

  private static WwepProcess within(SmallDisk disk, String... more) throws IOException {
    return WwepProcess.within(disk.enter(), command(more));
  }

  private static String[] command(String... more) {
    List<String> command =
        new ArrayList<>(List.of("server", "--port", "0", "--no-tls", "--keep-alive", "--quiet"));
    command.addAll(Arrays.asList(more));
    return command.toArray(String[]::new);
  }

  /**
   * A disk of 16 megabytes, more than the store grows to by itself, at /mnt, in a namespace of its
   * own: no right is needed for that.
   */
  private record SmallDisk(Process holder, Path path) implements AutoCloseable {
    static SmallDisk mount() throws IOException {
      Process holder =
          new ProcessBuilder(
                  "unshare",
                  "-rm",
                  "sh",
                  "-c",
                  "mount -t tmpfs -o size=16m none /mnt && echo mounted && exec sleep 1200")
              .redirectErrorStream(true)
              .start();
      String said =
          new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      assumeTrue("mounted".equals(said), "needs unshare (util-linux), which said " + said);
      return new SmallDisk(holder, Path.of("/proc/" + holder.pid() + "/root/mnt"));
    }

    /** Returns what runs a command where the disk is. */
    List<String> enter() {
      return List.of(
          "nsenter", "-t", "" + holder.pid(), "-U", "-m", "--preserve-credentials", "--");
    }

    @Override
    public void close() {
      holder.destroyForcibly();
      holder.onExit().join();
    }
  }
}
