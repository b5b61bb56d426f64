package org.wwep.net.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Credentials by number; and how little of them shows. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CredentialStoreTest {
  @Test
  void no_text_has_a_key() throws Exception {
    String secret = "open sesame, again";
    Psk psk = Psk.of("id", secret.getBytes(ISO_8859_1));
    assertThat(TlsClientConfig.preShared(psk).toString())
        .contains("PSK 'id'")
        .doesNotContain("sesame");
    assertThat(TlsTestPeers.trusting().withOwn(TlsTestPeers.CLIENT).toString())
        .contains("certificate of 'CN=device 0FAC'")
        .doesNotContain(TlsTestPeers.CLIENT.key().toString());
  }

  @Test
  void a_store_knows_credentials_by_tag_and_type() throws Exception {
    KeyPair pair = TestCa.p256();
    Credential own = TlsTestPeers.CA.issue(TestCa.order("CN=x").with(pair, "SHA256withECDSA"));
    CredentialStore store = new CredentialStore();
    store.add(1, CredentialStore.Type.CA_CERTIFICATE, TlsTestPeers.CA.certificate().getEncoded());
    store.add(2, CredentialStore.Type.SERVER_CERTIFICATE, own.chain().getFirst().getEncoded());
    store.add(2, CredentialStore.Type.PRIVATE_KEY, pair.getPrivate().getEncoded());
    store.add(3, CredentialStore.Type.PSK, new byte[16]);
    store.add(3, CredentialStore.Type.PSK_ID, "id".getBytes(ISO_8859_1));
    assertThat(store.anchors(List.of(1, 2)).orElseThrow().certificates())
        .containsExactly(TlsTestPeers.CA.certificate());
    assertThat(store.anchors(List.of(2, 9))).isEmpty();
    assertThat(store.own(List.of(1, 2)).orElseThrow().chain()).isEqualTo(own.chain());
    assertThat(store.own(List.of(1))).isEmpty();
    assertThat(store.psk(List.of(1, 2, 3)).orElseThrow()).hasToString("PSK 'id'");
    assertThat(store.psk(List.of(1))).isEmpty();
    assertThatThrownBy(() -> store.add(2, CredentialStore.Type.PRIVATE_KEY, new byte[1]))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining("security tag 2 already has a PRIVATE_KEY");
    assertThat(store.delete(2, CredentialStore.Type.PRIVATE_KEY)).isTrue();
    assertThat(store.delete(2, CredentialStore.Type.PRIVATE_KEY)).isFalse();
    store.add(2, CredentialStore.Type.PRIVATE_KEY, new byte[1]);
    assertThatThrownBy(() -> store.own(List.of(2)))
        .isInstanceOf(CredentialException.class)
        .hasMessageStartingWith("security tag 2 PRIVATE_KEY: no private key");
    assertThatThrownBy(() -> store.add(-1, CredentialStore.Type.PSK, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_pin_is_read_as_people_write_it() {
    PublicKeyPin publicKeyPin = PublicKeyPin.of(TlsTestPeers.CA.certificate());
    byte[] raw = HexFormat.of().parseHex(publicKeyPin.hex());
    assertThat(PublicKeyPin.parse(publicKeyPin.toString())).isEqualTo(publicKeyPin);
    assertThat(PublicKeyPin.parse(publicKeyPin.hex().toUpperCase(Locale.ROOT)))
        .isEqualTo(publicKeyPin);
    assertThat(PublicKeyPin.parse(HexFormat.ofDelimiter(":").formatHex(raw)))
        .isEqualTo(publicKeyPin);
    assertThat(PublicKeyPin.parse("sha256/" + Base64.getEncoder().encodeToString(raw)))
        .isEqualTo(publicKeyPin);
    assertThatThrownBy(() -> PublicKeyPin.parse("12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'12'");
  }
}
