package org.wwep.emulator.coprocessor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwep.net.bsd.SocketConstants.AF_INET;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TCP;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_2;
import static org.wwep.net.bsd.SocketConstants.IPPROTO_TLS_1_3;
import static org.wwep.net.bsd.SocketConstants.SOCK_STREAM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.device.HttpGet;
import org.wwep.emulator.sim.SimRandom;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.Errno;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.OptionValue;
import org.wwep.net.bsd.SocketApi;
import org.wwep.net.bsd.SocketOption;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.bsd.TestSecurityTags;
import org.wwep.net.tls.TestCertificates;
import org.wwep.rtos.TestTask;

/** The talk's http_get over the coprocessor, in virtual time. */
class HttpGetInVirtualTimeTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final String PAGE = "HTTP/1.0 200 OK\r\n\r\n" + "ninety-nine presses\n".repeat(99);

  /** Answers one request with the page; or with nothing. */
  private static String serve(SocketApi sockets, int listening, boolean answers) throws Exception {
    int fd = sockets.accept(listening);
    StringBuilder request = new StringBuilder();
    byte[] buffer = new byte[256];
    while (request.indexOf("\r\n\r\n") < 0) {
      int count = sockets.recv(fd, buffer, 0, buffer.length, 0);
      request.append(new String(buffer, 0, count, US_ASCII));
    }
    if (answers) {
      byte[] page = PAGE.getBytes(US_ASCII);
      sockets.send(fd, page, 0, page.length, 0);
    } else {
      sockets.recv(fd, buffer, 0, buffer.length, 0);
    }
    sockets.close(fd);
    sockets.close(listening);
    return request.toString();
  }

  private static int listen(CoprocessorSimulation in, SocketApi sockets, HttpGet.Protocol over)
      throws Exception {
    TestSecurityTags.give(sockets.credentials());
    int protocol =
        switch (over) {
          case TCP -> IPPROTO_TCP;
          case TLS_1_2 -> IPPROTO_TLS_1_2;
          case TLS_1_3 -> IPPROTO_TLS_1_3;
        };
    int listening = sockets.socket(AF_INET, SOCK_STREAM, protocol);
    if (over != HttpGet.Protocol.TCP) {
      sockets.setsockopt(
          listening, SocketOption.TLS_SEC_TAG_LIST, OptionValue.ints(TestSecurityTags.SERVER));
    }
    sockets.bind(listening, new Endpoint(in.peer.address(), 8443));
    sockets.listen(listening, 1);
    return listening;
  }

  private static StackSockets peers(CoprocessorSimulation in) {
    return new StackSockets(
        in.rtos, in.peer, TestCertificates.replayed(new SimRandom(2), in.rtos::now));
  }

  @ParameterizedTest
  @EnumSource
  void a_page_is_fetched_and_takes_the_same_time_each_time(HttpGet.Protocol over) throws Exception {
    List<Duration> took = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      CoprocessorSimulation.run(
          in -> {
            in.nwp.join(LONG);
            SocketApi sockets = in.nwp.driver().sockets();
            sockets
                .credentials()
                .addFile(7, org.wwep.net.tls.CredentialStore.Type.CA_CERTIFICATE, "/certs/ca.pem");
            StackSockets peers = peers(in);
            int listening = listen(in, peers, over);
            TestTask<String> asked =
                TestTask.task(in.rtos, "server", () -> serve(peers, listening, true));
            Instant before = in.rtos.now();
            assertThat(new HttpGet(sockets, 7).fetch(over, "localhost", 8443, "/state"))
                .isEqualTo(PAGE);
            took.add(Duration.between(before, in.rtos.now()));
            assertThat(asked.result()).startsWith("GET /state HTTP/1.0\r\nHost: localhost\r\n");
            assertThat(peers.openSockets()).isZero();
          });
    }
    assertThat(took.getFirst()).isPositive().isEqualTo(took.getLast());
  }

  @Test
  void a_server_that_says_nothing_is_given_up_after_five_seconds() throws Exception {
    CoprocessorSimulation.run(
        in -> {
          in.nwp.join(LONG);
          StackSockets peers = peers(in);
          int listening = listen(in, peers, HttpGet.Protocol.TCP);
          TestTask<String> asked =
              TestTask.task(in.rtos, "server", () -> serve(peers, listening, false));
          HttpGet firmware = new HttpGet(in.nwp.driver().sockets(), 7);
          Instant before = in.rtos.now();
          assertThatThrownBy(() -> firmware.fetch(HttpGet.Protocol.TCP, "localhost", 8443, "/"))
              .isInstanceOfSatisfying(
                  ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EAGAIN));
          assertThat(Duration.between(before, in.rtos.now()))
              .isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_100));
          asked.result();
          assertThat(in.nwp.driver().openSockets()).isZero();
        });
  }
}
