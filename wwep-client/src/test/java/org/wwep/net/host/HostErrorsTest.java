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
import org.wwep.net.BindFailedException;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.ResourcesExhaustedException;

class HostErrorsTest {
  private static final Endpoint ANY = Endpoint.loopback(0);
  private static final Endpoint SERVER = new Endpoint(InetAddress.ofLiteral("198.51.100.3"), 27708);

  private static LinkException connecting(IOException e) {
    return HostErrors.connect(e, ANY, SERVER);
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
    assertThat(BindFailedException.at(SERVER, new BindException(system)))
        .isInstanceOf(BindFailedException.class)
        .hasMessageContaining("198.51.100.3:27708")
        .hasMessageContaining(what)
        .hasMessageContaining(advice);
  }

  @Test
  void refused_unreachable_and_unanswered_are_told_apart() {
    assertThat(connecting(new ConnectException("Connection refused")))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessage("198.51.100.3:27708 refused: nobody listens there");
    assertThat(connecting(new NoRouteToHostException("No route to host")))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessage("198.51.100.3:27708 is unreachable");
    assertThat(connecting(new SocketException("Network is unreachable")))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessage("198.51.100.3:27708 is unreachable: no route from here");
    assertThat(connecting(new ConnectException("Connection timed out")))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessageContaining("no answer from 198.51.100.3:27708");
  }

  @Test
  void a_failure_without_words_of_its_own_still_says_where() {
    assertThat(connecting(new SocketException()))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessageContaining("198.51.100.3:27708");
  }

  @Test
  void no_local_port_left_is_told_from_a_chosen_port_that_is_still_taken() {
    BindException e = new BindException("Cannot assign requested address");
    assertThat(connecting(e))
        .isInstanceOf(ResourcesExhaustedException.class)
        .hasMessageContaining("no local port left");
    assertThat(HostErrors.connect(e, Endpoint.loopback(5000), SERVER))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessageContaining("port 5000 is still taken");
  }
}
