package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.coprocessor.channel.NetApp;
import org.wwep.emulator.coprocessor.driver.CoprocessorApps;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.net.CourseNetworkWorld;
import org.wwep.net.Endpoint;
import org.wwep.net.TcpSocket;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.rtos.Mailbox;

/** The services that a part runs by itself, as its firmware calls them. */
@Timeout(60) // a call that is never answered waits in real time as well
class CoprocessorAppsTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final CoprocessorDriver.Profile WWEP =
      new CoprocessorDriver.Profile("WWEP", "wicedrocks");

  private static String get(CoprocessorSimulation in, int port, String request) throws Exception {
    try (TcpSocket socket = in.peer.socket()) {
      socket.connect(new Endpoint(CourseNetworkWorld.DEVICE, port), LONG);
      socket.send((request + " HTTP/1.1\r\nHost: it\r\n\r\n").getBytes(UTF_8), LONG);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] piece = new byte[512];
      for (int read = 0; read >= 0; read = socket.receive(piece, 0, piece.length, LONG)) {
        all.write(piece, 0, read);
      }
      return all.toString(UTF_8);
    }
  }

  @Test
  void the_http_server_serves_files_that_anybody_may_read_and_no_other() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          CoprocessorApps apps = in.nwp.driver().apps();
          apps.httpPort(8080);
          assertThat(apps.start(NetApp.HTTP_SERVER)).isEqualTo(8080);
          in.nwp.driver().files().write("/www/secret.html", "", "no".getBytes(UTF_8));
          assertThat(get(in, 8080, "GET /secret.html")).startsWith("HTTP/1.1 404");
          assertThat(get(in, 8080, "GET /keys/client-key.pem")).startsWith("HTTP/1.1 404");
          in.nwp
              .driver()
              .files()
              .install(
                  ProvisionedFlash.signer().sign("/www/index.html", 1, "<p>hi".getBytes(UTF_8)));
          assertThat(get(in, 8080, "GET /"))
              .startsWith("HTTP/1.1 200")
              .contains("text/html")
              .endsWith("<p>hi");
          assertThat(get(in, 8080, "HEAD /")).startsWith("HTTP/1.1 200").doesNotContain("hi");
          assertThat(get(in, 8080, "rubbish")).startsWith("HTTP/1.1 400");
          apps.stop(NetApp.HTTP_SERVER);
          assertThatThrownBy(() -> get(in, 8080, "GET /")).hasMessageContaining("refused");
        });
  }

  @Test
  void the_firmware_answers_what_is_no_file() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          CoprocessorApps apps = in.nwp.driver().apps();
          apps.start(NetApp.HTTP_SERVER);
          Mailbox<CoprocessorApps.Request> requests = in.rtos.mailbox();
          apps.onRequest(requests::post);
          in.rtos.spawn(
              "firmware",
              () -> {
                CoprocessorApps.Request request = requests.take();
                try {
                  apps.respond(request, 200, "text/plain", request.path().getBytes(UTF_8));
                } catch (ErrnoException e) {
                  throw new AssertionError(e);
                }
              });
          assertThat(get(in, 80, "GET /led?x=1")).startsWith("HTTP/1.1 200").endsWith("/led");
          assertThat(get(in, 80, "GET /nobody")).startsWith("HTTP/1.1 504");
          CoprocessorApps.Request late = requests.take();
          assertThatThrownBy(() -> apps.respond(late, 200, "text/plain", new byte[0]))
              .isInstanceOfSatisfying(
                  ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
        });
  }

  @Test
  void a_service_is_found_on_its_network_for_as_long_as_its_device_is_there() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          CoprocessorApps apps = in.nwp.driver().apps();
          apps.register("kitchen", "_wwep._tcp", 27708, Map.of("led", "on"));
          assertThatThrownBy(() -> apps.find("_wwep._tcp", LONG))
              .hasMessageContaining("no network");
          in.nwp.join(LONG);
          CoprocessorStack other = in.neighbour("198.51.100.9", CoprocessorConfig.PART, WWEP);
          other.join(LONG);
          in.rtos.sleep(LONG);
          CoprocessorApps asks = other.driver().apps();
          assertThat(asks.find("_wwep._tcp", LONG))
              .containsExactly(
                  new CoprocessorApps.FoundService(
                      "kitchen", InetAddress.ofLiteral("10.0.0.1"), 27708, Map.of("led", "on")));
          assertThat(asks.find("_http._tcp", LONG)).isEmpty();
          assertThatThrownBy(() -> asks.register("kitchen", "_wwep._tcp", 1, Map.of()))
              .hasMessageContaining("take another name");
          in.nwp.driver().control().leave();
          in.rtos.sleep(LONG);
          assertThat(asks.find("_wwep._tcp", LONG)).isEmpty();
          in.nwp.join(LONG);
          in.rtos.sleep(LONG);
          assertThat(asks.find("_wwep._tcp", LONG)).hasSize(1);
          apps.stop(NetApp.MDNS);
          assertThat(asks.find("_wwep._tcp", LONG)).isEmpty();
          apps.start(NetApp.MDNS);
          assertThat(asks.find("_wwep._tcp", LONG)).hasSize(1);
          apps.unregister("kitchen", "_wwep._tcp");
          assertThat(asks.find("_wwep._tcp", LONG)).isEmpty();
          assertThatThrownBy(() -> apps.register("x", "http", 1, Map.of()))
              .hasMessageContaining("_http._tcp");
        });
  }
}
