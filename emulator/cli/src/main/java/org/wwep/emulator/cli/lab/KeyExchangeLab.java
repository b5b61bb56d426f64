package org.wwep.emulator.cli.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.wwep.emulator.cli.lab.HybridCipher.fingerprint;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import org.wwep.emulator.cli.lab.KeyExchangePhase.Actor;
import org.wwep.emulator.cli.lab.KeyExchangePhase.ExchangeEnd;
import org.wwep.emulator.cli.lab.KeyExchangePhase.Recorder;
import org.wwep.emulator.cli.lab.MessageConnection.Ends;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.server.MemoryStore;
import org.wwep.net.LinkException;
import org.wwep.net.NetworkStack;
import org.wwep.protocol.Request;
import org.wwep.protocol.server.Conversation;

/**
 * The course's exchange of a symmetric key, without TLS: with nobody in between, with a man in the
 * middle, and with the two remedies.
 *
 * <p><b>Shape</b>: everything passes over real connections, and is encrypted and decrypted for
 * real; one thread plays each side in turn, so that the steps come in their order.
 *
 * <p><b>Source</b>: WICED Wi-Fi course, chapter 6, on symmetric and asymmetric encryption.
 */
final class KeyExchangeLab {
  private static final String FRAME = Request.parse("W0FAC050001").frame();

  private final NetworkStack net;
  private final HybridCipher cipher;
  private final KeyExchangeRemedies remedies;
  private final KeyPair client;
  private final KeyPair attacker;

  KeyExchangeLab(NetworkStack net, SecureRandom random, Instant now)
      throws GeneralSecurityException, DevelopmentCaException {
    this.net = net;
    this.cipher = new HybridCipher(random);
    this.client = cipher.keyPair();
    this.attacker = cipher.keyPair();
    this.remedies = new KeyExchangeRemedies(this, cipher, client, attacker, random, now);
  }

  /** Plays all of it. */
  List<KeyExchangePhase> play()
      throws GeneralSecurityException, LinkException, InterruptedException {
    List<KeyExchangePhase> phases = new ArrayList<>();
    phases.add(undisturbed());
    phases.add(attacked());
    phases.addAll(remedies.play());
    return phases;
  }

  NetworkStack net() {
    return net;
  }

  private KeyExchangePhase undisturbed()
      throws GeneralSecurityException, LinkException, InterruptedException {
    Recorder phase = new Recorder("the exchange, with nobody in between", ExchangeEnd.ANSWERED);
    try (Ends ends = Ends.open(net)) {
      phase.step(
          Actor.CLIENT, "opens a connection in the clear, port " + ends.client().remote().port());
      ends.client().send(client.getPublic().getEncoded());
      phase.step(Actor.CLIENT, "gives its public key away: " + shown(client.getPublic()));
      PublicKey given = publicKey(ends.server().receive());
      SecretKey key = cipher.symmetricKey();
      phase.step(Actor.SERVER, "makes a random symmetric key: " + shown(key));
      byte[] encrypted = cipher.encryptKey(key, given);
      ends.server().send(encrypted);
      phase.step(
          Actor.SERVER,
          "encrypts it with the public key " + shown(given) + " and sends it: " + size(encrypted));
      SecretKey got = cipher.decryptKey(ends.client().receive(), client.getPrivate());
      phase.step(Actor.CLIENT, "decrypts it with its private key: " + shown(got));
      converse(phase, ends, got, key);
    }
    return phase.end(ExchangeEnd.ANSWERED);
  }

  /** Carries one frame with the key that both sides have. */
  void converse(Recorder phase, Ends ends, SecretKey clients, SecretKey servers)
      throws GeneralSecurityException, LinkException, InterruptedException {
    ends.client().send(cipher.encrypt(FRAME.getBytes(US_ASCII), clients));
    byte[] request = cipher.decrypt(ends.server().receive(), servers);
    byte[] answer = cipher.encrypt(answer(request), servers);
    ends.server().send(answer);
    byte[] reply = cipher.decrypt(ends.client().receive(), clients);
    phase.step(
        Actor.BOTH,
        "go on with the symmetric key: '%s' and '%s' pass as %s each way"
            .formatted(text(request), text(reply), size(answer)));
    if (holds(ends.client().wire(), request) || holds(ends.server().wire(), reply)) {
      throw new GeneralSecurityException("a frame passed in the clear");
    }
  }

  private KeyExchangePhase attacked()
      throws GeneralSecurityException, LinkException, InterruptedException {
    Recorder phase =
        new Recorder("the same, with a man in the middle", ExchangeEnd.READ_BY_ATTACKER);
    try (Ends near = Ends.open(net);
        Ends far = Ends.open(net)) {
      phase.step(
          Actor.CLIENT,
          "opens a connection, port %d: to the attacker, as it turns out"
              .formatted(near.client().remote().port()));
      near.client().send(client.getPublic().getEncoded());
      PublicKey given = publicKey(near.server().receive());
      phase.step(Actor.CLIENT, "sends its public key: " + shown(given));
      phase.step(
          Actor.ATTACKER, "opens a channel to the server, port " + far.client().remote().port());
      far.client().send(attacker.getPublic().getEncoded());
      PublicKey taken = publicKey(far.server().receive());
      phase.step(Actor.ATTACKER, "sends its own public key instead: " + shown(taken));
      SecretKey servers = cipher.symmetricKey();
      far.server().send(cipher.encryptKey(servers, taken));
      phase.step(
          Actor.SERVER,
          "encrypts a symmetric key, %s, with the attacker's public key and sends it"
              .formatted(shown(servers)));
      SecretKey stolen = cipher.decryptKey(far.client().receive(), attacker.getPrivate());
      phase.step(Actor.ATTACKER, "decrypts it: " + shown(stolen));
      SecretKey own = cipher.symmetricKey();
      near.server().send(cipher.encryptKey(own, given));
      phase.step(
          Actor.ATTACKER,
          "sends the client a symmetric key of its own, %s, encrypted with the client's public key"
              .formatted(shown(own)));
      SecretKey clients = cipher.decryptKey(near.client().receive(), client.getPrivate());
      phase.step(Actor.CLIENT, "decrypts that, and cannot tell: " + shown(clients));
      near.client().send(cipher.encrypt(FRAME.getBytes(US_ASCII), clients));
      phase.step(Actor.CLIENT, "opens the new channel with it, to the attacker");
      byte[] request = cipher.decrypt(near.server().receive(), own);
      far.client().send(cipher.encrypt(request, stolen));
      byte[] served = cipher.decrypt(far.server().receive(), servers);
      phase.step(Actor.ATTACKER, "opens the channel to the server with the server's key");
      far.server().send(cipher.encrypt(answer(served), servers));
      byte[] reply = cipher.decrypt(far.client().receive(), stolen);
      near.server().send(cipher.encrypt(reply, own));
      cipher.decrypt(near.client().receive(), clients);
      return phase.read(text(request), text(reply));
    }
  }

  /** What a register server answers. */
  private static byte[] answer(byte[] request) {
    Conversation conversation = new Conversation(new MemoryStore(), false);
    return conversation.replies(conversation.received(ByteBuffer.wrap(request)), false);
  }

  static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
  }

  static String shown(PublicKey key) throws GeneralSecurityException {
    return "RSA " + fingerprint(key.getEncoded());
  }

  static String shown(SecretKey key) throws GeneralSecurityException {
    return "AES " + fingerprint(key.getEncoded());
  }

  private static String size(byte[] bytes) {
    return bytes.length + " bytes";
  }

  private static String text(byte[] bytes) {
    return new String(bytes, US_ASCII);
  }

  private static boolean holds(byte[] wire, byte[] frame) {
    return text(wire).contains(text(frame));
  }
}
