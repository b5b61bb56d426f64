package org.wwep.emulator.proxy.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.server.RegisterServer;
import org.wwep.net.Endpoint;

/** Toxiproxy's client for node, as it is released, makes every call that it has. */
@Timeout(60)
class ToxiproxyNodeClientTest {
  /** Filled by {@code npm ci --ignore-scripts}, as {@code .ci/run} does. */
  private static final Path NPM = Path.of("..", "..", ".ci", "npm").toAbsolutePath().normalize();

  @Test
  void every_call_works_as_with_toxiproxy() throws Exception {
    assumeTrue(
        Files.isDirectory(NPM.resolve("node_modules/toxiproxy-node-client")),
        "needs nodejs, and 'npm ci --ignore-scripts' in .ci/npm");
    try (ProxyTestNetwork network = new ProxyTestNetwork();
        RegisterServer server = network.server();
        ProxyCollection proxies =
            new ProxyCollection(network.rtos, network.net, RogueServer.none(), 1, line -> {});
        ControlApi api = ControlApi.start(Endpoint.loopback(0), proxies)) {
      Process node =
          new ProcessBuilder(
                  "node",
                  NPM.resolve("toxiproxy.js").toString(),
                  "http://" + api.local(),
                  server.local().getFirst().toString())
              .redirectErrorStream(true)
              .start();
      String said = said(node);
      assertThat(node.waitFor()).as(said).isZero();
    }
  }

  private static String said(Process node) throws IOException {
    return new String(node.getInputStream().readAllBytes(), UTF_8);
  }
}
