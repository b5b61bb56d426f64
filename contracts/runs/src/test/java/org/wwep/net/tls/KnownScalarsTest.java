package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;

/** What two known private keys agree on is what X25519 says that they agree on. */
class KnownScalarsTest {
  private static final int PAIRS = 500;

  @Test
  void any_two_keys_agree_on_what_the_library_works_out() {
    Random random = new Random(21);
    byte[] one = new byte[X25519.SCALAR_SIZE];
    byte[] other = new byte[X25519.SCALAR_SIZE];
    for (int i = 0; i < PAIRS; i++) {
      random.nextBytes(one);
      random.nextBytes(other);
      byte[] publicKey = new byte[X25519.POINT_SIZE];
      X25519.generatePublicKey(other, 0, publicKey, 0);
      byte[] secret = new byte[X25519.POINT_SIZE];
      assertThat(X25519.calculateAgreement(one, 0, publicKey, 0, secret, 0)).isTrue();
      assertThat(KnownScalars.agreed(one, other)).as("pair %d", i).isEqualTo(secret);
      assertThat(KnownScalars.agreed(other, one)).as("pair %d", i).isEqualTo(secret);
    }
  }

  @Test
  void the_keys_of_the_standard_agree_on_its_secret() {
    // RFC 7748, section 6.1
    byte[] alice = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    byte[] bob = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    assertThat(KnownScalars.agreed(alice, bob))
        .isEqualTo(hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
