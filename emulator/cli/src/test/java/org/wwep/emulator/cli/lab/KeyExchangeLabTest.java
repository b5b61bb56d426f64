package org.wwep.emulator.cli.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wwep.emulator.cli.lab.KeyExchangePhase.Actor;
import org.wwep.emulator.cli.lab.KeyExchangePhase.ExchangeEnd;
import org.wwep.emulator.cli.lab.KeyExchangePhase.KeyExchangeStep;
import org.wwep.net.host.HostStack;

@Timeout(60)
class KeyExchangeLabTest {
  @Test
  void only_the_first_exchange_is_read_and_each_remedy_refuses_for_its_own_reason()
      throws Exception {
    try (HostStack net = new HostStack()) {
      List<KeyExchangePhase> phases =
          new KeyExchangeLab(net, new SecureRandom(), Instant.now()).play();
      assertThat(phases)
          .extracting(KeyExchangePhase::outcome)
          .containsExactly(
              ExchangeEnd.ANSWERED,
              ExchangeEnd.READ_BY_ATTACKER,
              ExchangeEnd.REFUSED,
              ExchangeEnd.REFUSED,
              ExchangeEnd.ANSWERED,
              ExchangeEnd.REFUSED,
              ExchangeEnd.REFUSED,
              ExchangeEnd.ANSWERED);
      assertThat(phases).allMatch(KeyExchangePhase::asExpected);
      assertThat(phases.get(0).steps()).hasSize(6);
      KeyExchangePhase attack = phases.get(1);
      assertThat(attack.steps())
          .extracting(KeyExchangeStep::actor)
          .containsExactly(
              Actor.CLIENT,
              Actor.CLIENT,
              Actor.ATTACKER,
              Actor.ATTACKER,
              Actor.SERVER,
              Actor.ATTACKER,
              Actor.ATTACKER,
              Actor.CLIENT,
              Actor.CLIENT,
              Actor.ATTACKER);
      assertThat(attack.attacker().fromClient()).isEqualTo("W0FAC050001");
      assertThat(attack.attacker().fromServer()).isEqualTo("A0FAC050001");
      assertThat(net.openSockets()).isZero();
      assertThat(phases.stream().filter(phase -> phase.outcome() == ExchangeEnd.REFUSED))
          .extracting(phase -> phase.steps().getLast().text())
          .satisfiesExactly(
              text -> assertThat(text).contains("not the client's key"),
              text -> assertThat(text).contains("not by the server's key"),
              text -> assertThat(text).contains("not by the CA that is built in"),
              text -> assertThat(text).contains("not signed by the owner of the certificate"));
    }
  }

  @Test
  void a_key_is_decrypted_by_its_owner_alone_and_a_message_with_its_key_alone() throws Exception {
    HybridCipher cipher = new HybridCipher(new SecureRandom());
    KeyPair owner = cipher.keyPair();
    KeyPair other = cipher.keyPair();
    SecretKey key = cipher.symmetricKey();
    byte[] encrypted = cipher.encryptKey(key, owner.getPublic());
    assertThat(cipher.decryptKey(encrypted, owner.getPrivate())).isEqualTo(key);
    assertThatThrownBy(() -> cipher.decryptKey(encrypted, other.getPrivate()))
        .isInstanceOf(GeneralSecurityException.class);
    byte[] message = cipher.encrypt("W0FAC050001".getBytes(US_ASCII), key);
    message[message.length - 1] ^= 1;
    assertThatThrownBy(() -> cipher.decrypt(message, key))
        .isInstanceOf(GeneralSecurityException.class);
    byte[] signed = cipher.sign(encrypted, owner.getPrivate());
    assertThat(HybridCipher.isSigned(encrypted, signed, owner.getPublic())).isTrue();
    assertThat(HybridCipher.isSigned(encrypted, signed, other.getPublic())).isFalse();
  }
}
