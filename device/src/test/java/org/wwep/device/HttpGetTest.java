package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wwep.net.NamedAddressStack;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.bsd.StackSockets;
import org.wwep.net.bsd.TestSecurityTags;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.OpenSsl;
import org.wwep.net.tls.TestCertificates;
import org.wwep.rtos.HostRtos;

/** The talk's http_get against {@code openssl s_server -www}. */
@Timeout(60)
class HttpGetTest {
  private final HostRtos rtos = new HostRtos(1);
  private final HostStack net = new HostStack();
  private final StackSockets sockets = new StackSockets(rtos, net, TestCertificates.tls(rtos::now));
  private final OpenSsl openssl;

  HttpGetTest(@TempDir Path dir) {
    openssl = new OpenSsl(dir);
    TestSecurityTags.give(sockets.credentials());
  }

  @BeforeAll
  static void look() {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
  }

  @AfterEach
  void close() {
    assertThat(sockets.openSockets()).isZero();
    assertThat(net.openSockets()).isZero();
    openssl.close();
    sockets.close();
    net.close();
    rtos.close();
  }

  private OpenSsl.Server www(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(TestCertificates.files(openssl));
    arguments.add("-www");
    arguments.addAll(List.of(more));
    return openssl.serve(arguments);
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpGet.Protocol.class,
      names = {"TLS_1_2", "TLS_1_3"})
  void a_page_is_fetched_over_the_version_asked_for(HttpGet.Protocol protocol) throws Exception {
    OpenSsl.Server server = www();
    String page =
        new HttpGet(sockets, TestSecurityTags.CA).fetch(protocol, "localhost", server.port(), "/");
    assertThat(page)
        .startsWith("HTTP/1.0 200 ok")
        .contains(protocol == HttpGet.Protocol.TLS_1_3 ? "TLSv1.3" : "TLSv1.2")
        .contains("</HTML>");
  }

  @Test
  void a_server_that_no_tag_vouches_for_is_not_asked_for_anything() throws Exception {
    OpenSsl.Server server = www();
    HttpGet stranger = new HttpGet(sockets, TestSecurityTags.STRANGER);
    assertThatThrownBy(
            () -> stranger.fetch(HttpGet.Protocol.TLS_1_3, "localhost", server.port(), "/"))
        .isInstanceOf(ErrnoException.class)
        .hasMessageContaining("ECONNABORTED")
        .hasMessageContaining("nobody trusted vouches for");
  }

  @Test
  void an_address_at_which_nobody_is_does_not_hide_the_one_behind_it() throws Exception {
    OpenSsl.Server server = www();
    try (StackSockets two =
        new StackSockets(
            rtos, NamedAddressStack.refusingFirst(net), TestCertificates.tls(rtos::now))) {
      TestSecurityTags.give(two.credentials());
      HttpGet client = new HttpGet(two, TestSecurityTags.CA);
      assertThat(client.fetch(HttpGet.Protocol.TLS_1_2, "localhost", server.port(), "/"))
          .startsWith("HTTP/1.0 200 ok");
      assertThatThrownBy(() -> client.fetch(HttpGet.Protocol.TCP, "localhost", 1, "/"))
          .hasMessageContaining("ECONNREFUSED")
          .hasMessageContaining("127.0.0.9");
      assertThat(two.openSockets()).isZero();
    }
  }
}
