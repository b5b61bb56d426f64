package org.wwep.emulator.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.store.RedisProcess;

@Timeout(240)
@Tag("slow")
class StoreIT {
  @TempDir Path directory = Path.of("");

  @Test
  void a_dump_is_sorted_and_restores_what_it_was_made_of() throws Exception {
    String file = directory.resolve("class.db").toString();
    String csv =
        Files.writeString(directory.resolve("c.csv"), "device,register,value\n").toString();
    try (WwepProcess server = server("--store", file)) {
      int port = Integer.parseInt(DeviceIT.port(server));
      assertThat(RegisterWriters.exchange(port, "W0FAC0B1234")).isEqualTo("A0FAC0B1234");
      assertThat(RegisterWriters.exchange(port, "W0003050001")).isEqualTo("A0003050001");
      check(
          "device,register,value\n0003,05,0001\n0FAC,0B,1234",
          "registers",
          "dump",
          "--store",
          file);
      check(file + ": good, 2 registers, up to record 4", "registers", "verify", file);
      fails(3, file + ": is open in another process", "registers", "restore", "--store", file, csv);
      fails(3, file + ": is open in another process", "server", "--port", "0", "--store", file);
      server.signal("TERM");
      server.exitCode();
    }
    for (String format : List.of("csv", "json")) {
      String copy = directory.resolve("copy." + format).toString();
      String other = directory.resolve(format + ".db").toString();
      check("", "registers", "dump", "--store", file, "--format", format, copy);
      check(
          "restored 2 registers",
          "registers",
          "restore",
          "--store",
          other,
          "--format",
          format,
          copy);
      check(
          "device,register,value\n0003,05,0001\n0FAC,0B,1234",
          "registers",
          "dump",
          "--store",
          other);
    }
  }

  @Test
  void a_damaged_file_is_refused_until_its_loss_is_accepted() throws Exception {
    Path path = directory.resolve("class.db");
    String file = path.toString();
    try (WwepProcess server = server("--store", file, "--snapshot-every", "10ms")) {
      int port = Integer.parseInt(DeviceIT.port(server));
      assertThat(RegisterWriters.exchange(port, "W0FAC0B1234")).isEqualTo("A0FAC0B1234");
      assertThat(RegisterWriters.exchange(port, "W0003050001")).isEqualTo("A0003050001");
      long end = System.nanoTime() + 30_000_000_000L;
      while (snapshots().isEmpty()) {
        assertThat(System.nanoTime()).as("a snapshot").isLessThan(end);
        Thread.onSpinWait();
      }
      server.signal("TERM");
      server.exitCode();
      assertThat(server.err()).isEqualTo("wwep server: stopped after 2 transactions\n");
    }
    byte[] bytes = Files.readAllBytes(path);
    // The value 1234 is the only one of its kind.
    int place = new String(bytes, ISO_8859_1).indexOf("\u000B\u00124");
    bytes[place + 2] ^= 1;
    Files.write(path, bytes);
    String damage = file + ": is damaged: record 3 of 4, at byte ";
    String missing = "fails its checksum; at least 1 acknowledged write is missing";
    fails(1, damage, "registers", "verify", file);
    fails(3, missing + ". Dump a backup, or", "registers", "dump", "--store", file);
    fails(3, missing + ". Restore a backup, or", "server", "--port", "0", "--store", file);
    fails(3, "beside: --accept-loss", "server", "--port", "0", "--store", file);
    assertThat(path).hasBinaryContent(bytes);
    try (WwepProcess server = server("--store", file, "--accept-loss")) {
      int port = Integer.parseInt(DeviceIT.port(server));
      assertThat(RegisterWriters.exchange(port, "R000305")).isEqualTo("A0003050001");
      assertThat(RegisterWriters.exchange(port, "R0FAC0B")).isNotEqualTo("A0FAC0B1235");
      server.signal("TERM");
      server.exitCode();
      assertThat(server.err()).contains(damage, "the file is kept as " + file + ".damaged");
    }
    assertThat(directory.resolve("class.db.damaged")).hasBinaryContent(bytes);
    check(file + ": good, 1 register, up to record 6", "registers", "verify", file);
  }

  @Test
  void what_cannot_be_is_one_line() throws Exception {
    Path text = Files.writeString(directory.resolve("notes.txt"), "notes\n", UTF_8);
    fails(3, "notes.txt: is not a file of registers", "server", "--store", text.toString());
    fails(3, "no such file or directory", "server", "--store", directory + "/no/class.db");
    fails(3, "/proc/", "server", "--store", "/proc/class.db");
    fails(2, "'mysql://' is no store", "server", "--store", "mysql://localhost");
    fails(2, "with --mode the firmware", "server", "--store", "x.db", "--mode", "packets");
    fails(3, "is the server running", "server", "--store", "redis://127.0.0.1:1");
    fails(2, "--store is missing", "registers", "dump");
    fails(2, "dump, restore or verify", "registers");
    fails(2, "add --store FILE", "server", "--accept-loss");
    fails(2, "add --store FILE", "server", "--snapshot-every", "1s");
    fails(2, "add --snapshot-every", "server", "--snapshot-keep", "1");
    fails(3, "is not a file of registers", "registers", "verify", text.toString());
    fails(3, "no such file", "registers", "verify", directory + "/none.db");
    fails(3, "no such file", "registers", "dump", "--store", directory + "/none.db");
    fails(
        2,
        "notes.txt: line 1: expected 'device,register,value'",
        "registers",
        "restore",
        "--store",
        directory + "/new.db",
        text.toString());
    assertThat(text).hasContent("notes");
    assertThat(directory.resolve("new.db")).doesNotExist();
  }

  @Test
  void without_redis_writes_get_x_until_it_is_back() throws Exception {
    assumeTrue(RedisProcess.isInstalled(), "needs redis-server");
    try (RedisProcess redis = RedisProcess.start(directory);
        WwepProcess server = server("--store", redis.url(), "--reasons")) {
      int port = Integer.parseInt(DeviceIT.port(server));
      assertThat(RegisterWriters.exchange(port, "W0FAC0B1234")).isEqualTo("A0FAC0B1234");
      redis.kill();
      assertThat(RegisterWriters.exchange(port, "W0FAC0B5678")).isEqualTo("X store unavailable");
      assertThat(RegisterWriters.exchange(port, "R0FAC0B")).isEqualTo("X store unavailable");
      redis.restart();
      long end = System.nanoTime() + 30_000_000_000L;
      while (!RegisterWriters.exchange(port, "R0FAC0B").equals("A0FAC0B1234")) {
        assertThat(System.nanoTime()).as("it comes back").isLessThan(end);
      }
      server.signal("TERM");
      server.exitCode();
      assertThat(server.err().lines())
          .hasSize(3)
          .anyMatch(line -> line.contains("store unavailable: redis://127.0.0.1:"))
          .anyMatch(line -> line.contains("store is back"));
    }
  }

  private List<String> snapshots() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).filter(name -> name.matches(".*snapshot-.*Z")).toList();
    }
  }

  private static WwepProcess server(String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("server", "--port", "0", "--no-tls"));
    command.addAll(List.of(more));
    return WwepProcess.start(command.toArray(String[]::new));
  }

  private static void check(String output, String... command) throws Exception {
    try (WwepProcess run = WwepProcess.start(command)) {
      assertThat(run.exitCode()).as("%s: %s", List.of(command), run.err()).isZero();
      assertThat(String.join("\n", run.lines())).isEqualTo(output);
      assertThat(run.err()).isEmpty();
    }
  }

  private static void fails(int exitCode, String line, String... command) throws Exception {
    try (WwepProcess run = WwepProcess.start(command)) {
      assertThat(run.exitCode()).as("%s: %s", List.of(command), run.err()).isEqualTo(exitCode);
      assertThat(run.err().lines()).singleElement().asString().contains(line);
    }
  }
}
