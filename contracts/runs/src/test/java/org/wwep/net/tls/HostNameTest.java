package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {
  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, true",
    "example.org, EXAMPLE.org, true",
    "example.org., example.org, true",
    "www.example.org, example.org, false",
    "www.example.org, *.example.org, true",
    "example.org, *.example.org, false",
    "a.b.example.org, *.example.org, false",
    "www.example.org, w*.example.org, false",
    "www.example.org, *, false",
    "example.org, *.org, false",
    "bücher.example, xn--bcher-kva.example, true",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "2001:db8::1, 2001:DB8:0:0:0:0:0:1, true",
    "::1, 127.0.0.1, false",
    "evil.org, example.org.evil.org, false",
  })
  void a_name_is_in_a_certificate_or_not(String name, String certified, boolean is)
      throws Exception {
    assertThat(HostName.of(name).isIn(certificate(certified))).isEqualTo(is);
  }

  @Test
  void an_address_is_no_name_that_looks_like_it() throws Exception {
    X509Certificate named = certificate("example.org");
    assertThat(HostName.of("192.0.2.1").isAddress()).isTrue();
    assertThat(HostName.of("192.0.2.1").isIn(named)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"''", "a b", ".", "a..b", "-a.org", "a/b", "a:1", "*.example.org"})
  void what_cannot_be_a_server_is_told(String name) {
    assertThatThrownBy(() -> HostName.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  private static X509Certificate certificate(String name) {
    return TlsTestPeers.CA.issue(TestCa.order("CN=x").named(name)).chain().getFirst();
  }
}
