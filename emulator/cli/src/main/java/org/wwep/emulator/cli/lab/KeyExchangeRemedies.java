package org.wwep.emulator.cli.lab;

import static org.wwep.emulator.cli.lab.KeyExchangeLab.publicKey;
import static org.wwep.emulator.cli.lab.KeyExchangeLab.shown;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import org.wwep.emulator.cli.lab.KeyExchangePhase.Actor;
import org.wwep.emulator.cli.lab.KeyExchangePhase.ExchangeEnd;
import org.wwep.emulator.cli.lab.KeyExchangePhase.Recorder;
import org.wwep.emulator.cli.lab.MessageConnection.Ends;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.InMemoryCa;
import org.wwep.net.LinkException;

/**
 * What keeps a man in the middle out: public keys that were shared beforehand, or a certificate
 * authority whose key is built in.
 */
final class KeyExchangeRemedies {
  private static final String SERVER_NAME = "wwep.wa101.cypress.com";

  private final KeyExchangeLab lab;
  private final HybridCipher cipher;
  private final KeyPair client;
  private final KeyPair attacker;
  private final KeyPair server;
  private final Instant now;
  private final X509Certificate builtIn;
  private final CertifiedKey certified;
  private final CertifiedKey forged;

  /** A certificate, and the private key of what it certifies. */
  private record CertifiedKey(X509Certificate certificate, PrivateKey key) {}

  KeyExchangeRemedies(
      KeyExchangeLab lab,
      HybridCipher cipher,
      KeyPair client,
      KeyPair attacker,
      SecureRandom random,
      Instant now)
      throws GeneralSecurityException, DevelopmentCaException {
    this.lab = lab;
    this.cipher = cipher;
    this.client = client;
    this.attacker = attacker;
    this.server = cipher.keyPair();
    this.now = now;
    InMemoryCa ca = new InMemoryCa("lab CA", random, now);
    this.builtIn = ca.trust().certificates().getFirst();
    this.certified = certify(ca);
    this.forged = certify(new InMemoryCa("attacker's CA", random, now));
  }

  private static CertifiedKey certify(InMemoryCa ca)
      throws DevelopmentCaException, GeneralSecurityException {
    List<byte[]> key = new ArrayList<>();
    X509Certificate certificate = ca.server(List.of(SERVER_NAME), key::add).chain().getFirst();
    return new CertifiedKey(
        certificate,
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.getFirst())));
  }

  List<KeyExchangePhase> play()
      throws GeneralSecurityException, LinkException, InterruptedException {
    return List.of(
        sharedWithServer(),
        sharedWithClient(true),
        sharedWithClient(false),
        authority("CA: the attacker shows a certificate of its own", forged, forged.key(), true),
        authority("CA: the attacker shows the server's certificate", certified, forged.key(), true),
        authority("CA: the exchange with the real server", certified, certified.key(), false));
  }

  /** The attacker's own public key, to a server that knows the client's. */
  private KeyExchangePhase sharedWithServer()
      throws GeneralSecurityException, LinkException, InterruptedException {
    Recorder phase =
        new Recorder(
            "public keys shared beforehand: the attacker goes to the server", ExchangeEnd.REFUSED);
    try (Ends far = Ends.open(lab.net())) {
      phase.step(
          Actor.BOTH,
          "know each other's public key: client %s, server %s"
              .formatted(shown(client.getPublic()), shown(server.getPublic())));
      far.client().send(attacker.getPublic().getEncoded());
      PublicKey given = publicKey(far.server().receive());
      phase.step(Actor.ATTACKER, "sends its own public key: " + shown(given));
      if (given.equals(client.getPublic())) {
        return phase.end(ExchangeEnd.ANSWERED);
      }
      phase.step(Actor.SERVER, "refuses: that is not the client's key; no symmetric key is sent");
    }
    return phase.end(ExchangeEnd.REFUSED);
  }

  /** A symmetric key for a client that knows the server's public key. */
  private KeyExchangePhase sharedWithClient(boolean attack)
      throws GeneralSecurityException, LinkException, InterruptedException {
    Actor sender = attack ? Actor.ATTACKER : Actor.SERVER;
    Recorder phase =
        new Recorder(
            "public keys shared beforehand: "
                + (attack ? "the attacker poses as the server" : "the exchange itself"),
            end(attack));
    try (Ends ends = Ends.open(lab.net())) {
      ends.client().send(client.getPublic().getEncoded());
      phase.step(Actor.CLIENT, "sends its public key: " + shown(client.getPublic()));
      SecretKey key = cipher.symmetricKey();
      byte[] encrypted = cipher.encryptKey(key, publicKey(ends.server().receive()));
      ends.server().send(encrypted);
      ends.server()
          .send(cipher.sign(encrypted, attack ? attacker.getPrivate() : server.getPrivate()));
      phase.step(
          sender,
          "sends a symmetric key, %s, encrypted for the client and signed with its private key"
              .formatted(shown(key)));
      byte[] got = ends.client().receive();
      if (!HybridCipher.isSigned(got, ends.client().receive(), server.getPublic())) {
        phase.step(
            Actor.CLIENT,
            "refuses: the signature is not by the server's key " + shown(server.getPublic()));
        return phase.end(ExchangeEnd.REFUSED);
      }
      phase.step(
          Actor.CLIENT, "finds it signed by the server's key, which it knows, and decrypts it");
      lab.converse(phase, ends, cipher.decryptKey(got, client.getPrivate()), key);
    }
    return phase.end(ExchangeEnd.ANSWERED);
  }

  /** A symmetric key with a certificate, for a client that has the CA's key built in. */
  private KeyExchangePhase authority(
      String title, CertifiedKey shownKey, PrivateKey signing, boolean attack)
      throws GeneralSecurityException, LinkException, InterruptedException {
    Recorder phase = new Recorder(title, end(attack));
    try (Ends ends = Ends.open(lab.net())) {
      ends.client().send(client.getPublic().getEncoded());
      phase.step(Actor.CLIENT, "sends its public key: " + shown(client.getPublic()));
      SecretKey key = cipher.symmetricKey();
      byte[] encrypted = cipher.encryptKey(key, publicKey(ends.server().receive()));
      ends.server().send(shownKey.certificate().getEncoded());
      ends.server().send(encrypted);
      ends.server().send(cipher.sign(encrypted, signing));
      phase.step(
          attack ? Actor.ATTACKER : Actor.SERVER,
          "sends a certificate for %s by '%s', and a symmetric key, signed"
              .formatted(SERVER_NAME, name(shownKey.certificate())));
      X509Certificate certificate = parse(ends.client().receive());
      byte[] got = ends.client().receive();
      String refusal = refusal(certificate, got, ends.client().receive());
      if (!refusal.isEmpty()) {
        phase.step(Actor.CLIENT, "refuses: " + refusal);
        return phase.end(ExchangeEnd.REFUSED);
      }
      phase.step(
          Actor.CLIENT,
          "verifies the certificate with the built-in key of '%s', then the signature, and decrypts"
              .formatted(builtIn.getSubjectX500Principal().getName().substring("CN=".length())));
      lab.converse(phase, ends, cipher.decryptKey(got, client.getPrivate()), key);
    }
    return phase.end(ExchangeEnd.ANSWERED);
  }

  /** Returns why the client does not take the key, or nothing. */
  private String refusal(X509Certificate certificate, byte[] encrypted, byte[] signature)
      throws GeneralSecurityException {
    try {
      certificate.verify(builtIn.getPublicKey());
      certificate.checkValidity(Date.from(now));
    } catch (CertificateException | java.security.SignatureException e) {
      return "the certificate is not by the CA that is built in";
    }
    if (certificate.getSubjectAlternativeNames().stream()
        .noneMatch(name -> SERVER_NAME.equals(name.get(1)))) {
      return "the certificate is for another name";
    }
    return HybridCipher.isSigned(encrypted, signature, certificate.getPublicKey())
        ? ""
        : "the key is not signed by the owner of the certificate";
  }

  private static ExchangeEnd end(boolean attack) {
    return attack ? ExchangeEnd.REFUSED : ExchangeEnd.ANSWERED;
  }

  private static X509Certificate parse(byte[] encoded) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static String name(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().getName().substring("CN=".length());
  }
}
