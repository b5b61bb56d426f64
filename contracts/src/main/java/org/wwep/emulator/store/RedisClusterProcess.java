package org.wwep.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real Redis cluster on this machine: masters, and a replica of each. */
public final class RedisClusterProcess implements AutoCloseable {
  private static final int MASTERS = 3;
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private final List<RedisProcess> servers = new ArrayList<>();

  private RedisClusterProcess() {}

  /** Starts one of three masters and three replicas, once all of it is well. */
  public static RedisClusterProcess start(Path directory) throws Exception {
    RedisClusterProcess cluster = new RedisClusterProcess();
    boolean started = false;
    try {
      List<String> create =
          new ArrayList<>(List.of("redis-cli", "--cluster-yes", "--cluster-replicas", "1"));
      create.addAll(List.of("--cluster", "create"));
      for (int i = 0; i < 2 * MASTERS; i++) {
        int bus = RedisProcess.freePort();
        Path own = Files.createDirectories(directory.resolve("redis-" + i));
        RedisProcess server =
            RedisProcess.start(
                own,
                "--cluster-enabled",
                "yes",
                "--cluster-port",
                Integer.toString(bus),
                "--cluster-node-timeout",
                "1000",
                "--repl-diskless-sync-delay",
                "0");
        cluster.servers.add(server);
        create.add("127.0.0.1:" + server.port() + "@" + bus);
      }
      Process cli = new ProcessBuilder(create).redirectErrorStream(true).start();
      String said = new String(cli.getInputStream().readAllBytes(), UTF_8);
      if (cli.waitFor() != 0) {
        throw new IOException("no cluster: " + said);
      }
      cluster.awaitWell();
      started = true;
      return cluster;
    } finally {
      if (!started) {
        cluster.close();
      }
    }
  }

  /** Waits until each server knows all slots, and each replica follows its master. */
  public void awaitWell() throws Exception {
    long end = System.nanoTime() + LONGEST_NANOS;
    while (!isWell()) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("the cluster did not get well: " + servers.getFirst().cli("info"));
      }
      Thread.onSpinWait();
    }
  }

  private boolean isWell() throws Exception {
    int followed = 0;
    for (RedisProcess server : servers) {
      if (!server.cli("cluster", "info").contains("cluster_state:ok")) {
        return false;
      }
      followed += server.cli("info", "replication").contains("state=online") ? 1 : 0;
    }
    return followed == MASTERS;
  }

  /** Returns the URL of all its servers. */
  public String url() {
    return servers.stream()
        .map(server -> "127.0.0.1:" + server.port())
        .collect(Collectors.joining(",", "redis://", ""));
  }

  /** Returns the server that has the slot of a key now, by what another one says. */
  public RedisProcess master(String key) throws Exception {
    String slot = servers.getFirst().cli("cluster", "keyslot", key);
    for (RedisProcess server : servers) {
      String own =
          server
              .cli("cluster", "nodes")
              .lines()
              .filter(line -> line.contains("myself,master"))
              .findFirst()
              .orElse("");
      if (holds(own, Integer.parseInt(slot))) {
        return server;
      }
    }
    throw new IOException("nobody has slot " + slot);
  }

  /** Returns the replica of a master. */
  public RedisProcess replica(RedisProcess master) throws Exception {
    String port = Integer.toString(master.port());
    for (RedisProcess server : servers) {
      String replication = server.cli("info", "replication");
      if (replication.contains("role:slave") && replication.contains("master_port:" + port)) {
        return server;
      }
    }
    throw new IOException("no replica of " + port);
  }

  private static boolean holds(String line, int slot) {
    return Stream.of(line.split(" "))
        .skip(8)
        .map(range -> range.split("-"))
        .anyMatch(
            ends ->
                slot >= Integer.parseInt(ends[0])
                    && slot <= Integer.parseInt(ends[ends.length - 1]));
  }

  @Override
  public void close() {
    servers.forEach(RedisProcess::close);
  }
}
