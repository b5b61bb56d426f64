package org.wwep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.wwep.net.bsd.SocketOption;

/** {@code docs/reference/zephyr.md} names nothing that is not there, and leaves out no option. */
class ZephyrPageTest {
  @Test
  void every_row_names_calls_and_tests_that_exist() throws IOException {
    CallsPage page = CallsPage.read("zephyr.md");
    assertThat(page.rows()).hasSizeGreaterThan(40);
    page.namesNothingThatIsNotThere();
  }

  @Test
  void every_call_of_the_talk_and_every_option_has_a_row() throws IOException {
    String calls = CallsPage.read("zephyr.md").calls();
    assertThat(calls)
        .contains("getaddrinfo", "socket", "connect", "send", "recv", "poll", "close")
        .contains("setsockopt", "getsockopt", "tls_credential_add", "http_get");
    for (SocketOption option : SocketOption.values()) {
      String number = " " + option.number();
      String name = option == SocketOption.TLS_DTLS_HANDSHAKE_TIMEOUT_MAX ? "_MAX" : option.name();
      assertThat(calls).contains("`" + name + "`" + number);
    }
  }
}
