package org.wwep.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.junit.jupiter.api.Test;

/** What is worked out once for both sides is taken for nothing else. */
class ReplayedResultsTest {
  private static final byte[] HASH = {1, 2, 3};
  private static final byte[] SIGNATURE = {4, 5};
  private static final byte[] PUBLIC = {6};

  private final ReplayedResults results = new ReplayedResults();
  private final AsymmetricKeyParameter key = new AsymmetricKeyParameter(true);
  private int checks;

  private boolean isRight(byte[] publicKey, byte[] signature, boolean really) throws IOException {
    return results.isRight(
        publicKey,
        HASH,
        signature,
        () -> {
          checks++;
          return really;
        });
  }

  @Test
  void a_secret_is_of_both_values_in_either_order_and_taken_once() {
    results.agreed(HASH, PUBLIC, SIGNATURE);
    assertThat(results.takeAgreed(HASH, SIGNATURE)).isNull();
    assertThat(results.takeAgreed(PUBLIC, HASH)).isEqualTo(SIGNATURE);
    assertThat(results.takeAgreed(PUBLIC, HASH)).isNull();
  }

  @Test
  void a_private_key_is_that_of_its_public_value_and_taken_once() {
    results.generated(PUBLIC, SIGNATURE);
    assertThat(results.takeGenerated(HASH)).isNull();
    assertThat(results.takeGenerated(PUBLIC)).isEqualTo(SIGNATURE);
    assertThat(results.takeGenerated(PUBLIC)).isNull();
  }

  @Test
  void a_key_is_trusted_with_a_certificate_after_one_real_check() throws Exception {
    for (int i = 0; i < 3; i++) {
      results.signed(key, HASH, SIGNATURE);
      assertThat(isRight(PUBLIC, SIGNATURE, true)).isTrue();
    }
    assertThat(checks).isEqualTo(1);
  }

  @Test
  void another_certificate_is_really_checked() throws Exception {
    results.signed(key, HASH, SIGNATURE);
    assertThat(isRight(PUBLIC, SIGNATURE, true)).isTrue();
    results.signed(key, HASH, SIGNATURE);
    assertThat(isRight(new byte[] {7}, SIGNATURE, false)).isFalse();
    assertThat(checks).isEqualTo(2);
  }

  @Test
  void a_signature_that_nobody_here_made_is_really_checked() throws Exception {
    results.signed(key, HASH, SIGNATURE);
    assertThat(isRight(PUBLIC, SIGNATURE, true)).isTrue();
    results.signed(key, HASH, SIGNATURE);
    assertThat(isRight(PUBLIC, new byte[] {4, 6}, false)).isFalse();
    assertThat(isRight(PUBLIC, SIGNATURE, false)).as("made here, and not asked for yet").isTrue();
    assertThat(isRight(PUBLIC, SIGNATURE, false)).as("asked for twice").isFalse();
    assertThat(checks).isEqualTo(3);
  }

  @Test
  void a_check_that_fails_earns_no_trust() throws Exception {
    results.signed(key, HASH, SIGNATURE);
    assertThat(isRight(PUBLIC, SIGNATURE, false)).isFalse();
    results.signed(key, HASH, SIGNATURE);
    assertThat(isRight(PUBLIC, SIGNATURE, false)).isFalse();
    assertThat(checks).isEqualTo(2);
  }
}
