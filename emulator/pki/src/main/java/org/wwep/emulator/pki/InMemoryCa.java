package org.wwep.emulator.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.TrustAnchors;

/**
 * A CA that lives as long as its world: nothing is written, and the same randomness and time give
 * the same certificates, byte for byte.
 *
 * <p>For simulations and tests; its keys are as good as the randomness it is given.
 */
public final class InMemoryCa {
  private static final Duration LONG_AGO = CertificateBuilder.LEAF.plusDays(30);

  private final SecureRandom random;
  private final Instant now;
  private final BouncyCastleProvider provider = new BouncyCastleProvider();
  private final KeyPair keys;
  private final X509Certificate certificate;

  /**
   * Makes a CA.
   *
   * @param now for the dates of certificates
   */
  public InMemoryCa(String name, SecureRandom random, Instant now) throws DevelopmentCaException {
    this.random = random;
    this.now = now;
    try {
      keys = issuing(now).keys();
      certificate = issuing(now).ca(keys, name);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw trouble(e);
    }
  }

  /** Returns the CA, for clients to trust. */
  public TrustAnchors trust() {
    return TrustAnchors.of(List.of(certificate));
  }

  /** Returns a new certificate for a server with these names and addresses. */
  public Credential server(Collection<String> names) throws DevelopmentCaException {
    return leaf("wwep server", KeyPurposeId.id_kp_serverAuth, names, now);
  }

  /**
   * Returns a new certificate for a server with these names and addresses.
   *
   * @param holder gets its key, in PKCS#8, for what signs by itself
   */
  public Credential server(Collection<String> names, Consumer<byte[]> holder)
      throws DevelopmentCaException {
    return leaf("wwep server", KeyPurposeId.id_kp_serverAuth, names, now, holder);
  }

  /** Returns a new certificate for a server that ended a month ago. */
  public Credential expired(Collection<String> names) throws DevelopmentCaException {
    return leaf("wwep server", KeyPurposeId.id_kp_serverAuth, names, now.minus(LONG_AGO));
  }

  /** Returns a new certificate for a client. */
  public Credential client(String name) throws DevelopmentCaException {
    return client(name, _ -> {});
  }

  /**
   * Returns a new certificate for a client.
   *
   * @param holder gets its key, in PKCS#8, for a store that takes no other form
   */
  public Credential client(String name, Consumer<byte[]> holder) throws DevelopmentCaException {
    return leaf(name, KeyPurposeId.id_kp_clientAuth, List.of(), now, holder);
  }

  /** Returns a new certificate that nobody but its own key vouches for. */
  public Credential selfSigned() throws DevelopmentCaException {
    try {
      KeyPair own = issuing(now).keys();
      return Credential.of(List.of(issuing(now).ca(own, "wwep server")), own.getPrivate());
    } catch (GeneralSecurityException
        | IOException
        | OperatorCreationException
        | CredentialException e) {
      throw trouble(e);
    }
  }

  private Credential leaf(String name, KeyPurposeId purpose, Collection<String> names, Instant from)
      throws DevelopmentCaException {
    return leaf(name, purpose, names, from, _ -> {});
  }

  private Credential leaf(
      String name,
      KeyPurposeId purpose,
      Collection<String> names,
      Instant from,
      Consumer<byte[]> holder)
      throws DevelopmentCaException {
    CertificateBuilder certificateBuilder = issuing(from);
    try {
      KeyPair own = certificateBuilder.keys();
      holder.accept(own.getPrivate().getEncoded());
      return Credential.of(
          List.of(
              certificateBuilder.leaf(certificate, keys.getPrivate(), own, name, purpose, names)),
          own.getPrivate());
    } catch (GeneralSecurityException
        | IOException
        | OperatorCreationException
        | CredentialException e) {
      throw trouble(e);
    }
  }

  private CertificateBuilder issuing(Instant from) {
    return new CertificateBuilder(random, from, provider);
  }

  private static DevelopmentCaException trouble(Exception e) {
    return new DevelopmentCaException("no certificate could be made: " + e.getMessage(), e);
  }
}
