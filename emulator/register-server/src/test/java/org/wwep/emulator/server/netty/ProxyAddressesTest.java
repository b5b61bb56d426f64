package org.wwep.emulator.server.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "10.0.0.5 10.0.0.5 true",
        "10.0.0.5 10.0.0.4 false",
        "10.0.0.0/24 10.0.0.255 true",
        "10.0.0.0/24 10.0.1.0 false",
        "10.0.128.0/17 10.0.255.1 true",
        "10.0.128.0/17 10.0.127.1 false",
        "200.0.0.0/9 200.127.0.1 true",
        "200.0.0.0/9 200.128.0.1 false",
        "0.0.0.0/0 255.1.2.3 true",
        "0.0.0.0/0 ::1 false",
        "fd00::/64 fd00::1:2 true",
        "fd00::/64 fd00:0:0:1::1 false",
        "127.0.0.1,::1 ::1 true",
      })
  void a_network_has_what_begins_like_it(String networks, String address, boolean has) {
    assertThat(ProxyAddresses.parse(networks).has(InetAddress.ofLiteral(address))).isEqualTo(has);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "balancer",
        "10.0.0.5/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0",
        "::/129",
        "1.2.3.4,"
      })
  void what_is_none_is_said(String text) {
    assertThatThrownBy(() -> ProxyAddresses.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write one like 10.0.0.5 or 10.0.0.0/24");
  }

  @Test
  void nobody_is_believed_unless_named() {
    assertThat(ProxyAddresses.NONE.has(InetAddress.getLoopbackAddress())).isFalse();
  }
}
