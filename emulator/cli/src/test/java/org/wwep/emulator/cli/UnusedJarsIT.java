package org.wwep.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.store.RedisProcess;

/**
 * The distribution has no jar that nothing in it loads: each is loaded by the server, or stands
 * here with what it is for. What a library brings and nobody needs is left out in pom.xml.
 */
@Tag("slow")
@Timeout(120)
class UnusedJarsIT {
  /** Not the server's: what they are for, and the beginnings of their names. */
  private static final Pattern OTHERS =
      Pattern.compile(
          String.join(
              "|",
              List.of(
                  "wwep-.*",
                  // Firmware in C, as WebAssembly.
                  "compiler-.*|runtime-.*|wasm-.*|asm-.*|asm-(analysis|commons|tree|util)-.*",
                  // Scenarios, and JSON for whoever asks for it.
                  "snakeyaml-engine-.*|jackson-core-.*",
                  // A device: its terminal, its pins, its name on the network.
                  "jline-(native|terminal)-.*|pi4j-.*|jmdns-.*",
                  // Boards on a bench, which ask for names.
                  "dnsjava-.*",
                  // The latencies of a fleet.
                  "HdrHistogram-.*",
                  // Tools for an agent; Reactor is the server's as well.
                  "mcp-(core|json-jackson3)-.*|jackson-(annotations|databind)-.*",
                  // Libraries of native code, without classes, and annotations.
                  "netty-transport-native-(epoll|io_uring)-.*-linux-.*|jspecify-.*")));

  private static final Pattern SOURCE = Pattern.compile("source: \\S*/([^/]+\\.jar)");

  @TempDir private Path folder = Path.of("");

  @Test
  void the_server_loads_all_that_is_there_for_it() throws Exception {
    assumeTrue(RedisProcess.isInstalled(), "needs redis-server");
    Set<String> loaded = new TreeSet<>();
    try (RedisProcess redis = RedisProcess.start(folder)) {
      loaded.addAll(served("file", folder.resolve("class.db").toString()));
      loaded.addAll(served("redis", redis.url()));
    }
    Set<String> unused = new TreeSet<>();
    try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
      jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.endsWith(".jar") && !OTHERS.matcher(name).matches())
          .forEach(unused::add);
    }
    assertThat(loaded).as("the log of classes was read").anyMatch(jar -> jar.startsWith("picocli"));
    unused.removeAll(loaded);
    assertThat(unused).as("jars that nothing loads: leave them out in pom.xml").isEmpty();
  }

  /** Has a server do what it can with this store, and returns the jars that it took classes of. */
  private Set<String> served(String name, String store) throws Exception {
    Path log = folder.resolve(name + ".classes");
    try (WwepProcess server =
            WwepProcess.withJvm(
                List.of("-Xlog:class+load:file=" + log),
                "server",
                "--port",
                "0",
                "--tls-port",
                "0",
                "--quiet",
                "--admin-port",
                "0",
                "--proxy-from",
                "127.0.0.1",
                "--store",
                store);
        HttpClient http = HttpClient.newHttpClient()) {
      int port = Integer.parseInt(DeviceIT.port(server));
      String page = server.awaitErr("page at ").replaceAll(".*(http://\\S+/).*", "$1");
      assertThat(RegisterWriters.exchange(port, "PROXY UNKNOWN\r\nW510E000001"))
          .isEqualTo("A510E000001");
      for (String path : List.of("", "metrics", "ready")) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + path)).build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      }
    }
    return jars(log);
  }

  private static Set<String> jars(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(SOURCE::matcher)
          .filter(Matcher::find)
          .map(source -> source.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
