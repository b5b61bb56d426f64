package org.wwep.net.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wwep.net.BindFailed;
import org.wwep.net.ConnectFailed;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.ResourcesExhausted;

class TroubleTest {
  private static final Endpoint ANY = Endpoint.loopback(0);
  private static final Endpoint SERVER = new Endpoint(InetAddress.ofLiteral("198.51.100.3"), 27708);

  private static LinkException connecting(IOException e) {
    return Trouble.connect(e, ANY, SERVER);
  }

  @ParameterizedTest
  @CsvSource({
    "Address already in use, the port is in use, choose another port",
    "Permission denied, not permitted, 1024 or more",
    "Operation not permitted, not permitted, 1024 or more",
    "Cannot assign requested address, no such address, 0.0.0.0 for all",
    "Die Adresse ist belegt, Die Adresse ist belegt, choose another port",
  })
  void what_keeps_a_port_from_being_bound_comes_with_what_to_try(
      String system, String what, String advice) {
    assertThat(BindFailed.at(SERVER, new BindException(system)))
        .isInstanceOf(BindFailed.class)
        .hasMessageContaining("198.51.100.3:27708")
        .hasMessageContaining(what)
        .hasMessageContaining(advice);
  }

  @Test
  void refused_unreachable_and_unanswered_are_told_apart() {
    assertThat(connecting(new ConnectException("Connection refused")))
        .isInstanceOf(ConnectFailed.class)
        .hasMessage("198.51.100.3:27708 refused: nobody listens there");
    assertThat(connecting(new NoRouteToHostException("No route to host")))
        .isInstanceOf(ConnectFailed.class)
        .hasMessage("198.51.100.3:27708 is unreachable");
    assertThat(connecting(new SocketException("Network is unreachable")))
        .isInstanceOf(ConnectFailed.class)
        .hasMessage("198.51.100.3:27708 is unreachable: no route from here");
    assertThat(connecting(new ConnectException("Connection timed out")))
        .isInstanceOf(ConnectFailed.class)
        .hasMessageContaining("no answer from 198.51.100.3:27708");
  }

  @Test
  void a_failure_without_words_of_its_own_still_says_where() {
    assertThat(connecting(new SocketException()))
        .isInstanceOf(ConnectFailed.class)
        .hasMessageContaining("198.51.100.3:27708");
  }

  @Test
  void no_local_port_left_is_told_from_a_chosen_port_that_is_still_taken() {
    BindException e = new BindException("Cannot assign requested address");
    assertThat(connecting(e))
        .isInstanceOf(ResourcesExhausted.class)
        .hasMessageContaining("no local port left");
    assertThat(Trouble.connect(e, Endpoint.loopback(5000), SERVER))
        .isInstanceOf(ConnectFailed.class)
        .hasMessageContaining("port 5000 is still taken");
  }
}
