package org.wwep.net.tls;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys that people have, each with a certificate for localhost below an intermediate and a root CA
 * whose signatures are of other kinds again; valid for decades, since other programs' clocks are
 * not the test's.
 */
@SuppressWarnings("ImmutableEnumChecker") // Made once, never changed.
public enum TestKeyType {
  /** RSA as most servers have it. */
  RSA_2048(() -> TestCa.rsa(2048)),
  /** RSA between the two. */
  RSA_3072(() -> TestCa.longRsa(3072)),
  /** The longest RSA key in common use. */
  RSA_4096(() -> TestCa.longRsa(4096)),
  /** RSA for RSASSA-PSS only. */
  RSA_PSS(() -> TestCa.pair("RSASSA-PSS", 2048)),
  /** NIST P-256. */
  P_256(() -> TestCa.ec("secp256r1")),
  /** NIST P-384. */
  P_384(() -> TestCa.ec("secp384r1")),
  /** NIST P-521. */
  P_521(() -> TestCa.ec("secp521r1")),
  /** Edwards' curve. */
  ED25519(() -> TestCa.pair("Ed25519", 0));

  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2090-01-01T00:00:00Z");
  private static final TestCa ROOT =
      TestCa.root(
          TestCa.order("CN=Grid Root")
              .asCa()
              .valid(FROM, TO)
              .with(TestCa.rsa(2048), "SHA256withRSA"));
  private static final TestCa INTERMEDIATE =
      ROOT.intermediate(
          TestCa.order("CN=Grid CA")
              .asCa()
              .valid(FROM, TO)
              .with(TestCa.ec("secp384r1"), "SHA256withRSA"));

  private final Supplier<KeyPair> maker;
  private @Nullable Credential credential;

  TestKeyType(Supplier<KeyPair> maker) {
    this.maker = maker;
  }

  /** Returns the certificate with its key, made on first use. */
  synchronized Credential credential() {
    Credential made = credential;
    if (made == null) {
      made =
          INTERMEDIATE.issue(
              TestCa.order("CN=localhost").valid(FROM, TO).with(maker.get(), "SHA384withECDSA"));
      credential = made;
    }
    return made;
  }

  /** Returns the root CA alone. */
  static TrustAnchors anchors() {
    return ROOT.anchors();
  }

  /** Writes the certificate with its intermediate, the key and the root CA into files. */
  public KeyFiles files(OpenSsl openssl) throws Exception {
    String name = name();
    return new KeyFiles(
        openssl.certificates(name + ".pem", credential().chain()),
        openssl.key(name + ".key", credential()),
        openssl.certificates("root.pem", List.of(ROOT.certificate())));
  }

  /** Engines of a server with this key, which asks for clients' certificates of the same CA. */
  public ServerEngines engines(JsseProvider provider) {
    return ServerEngines.of(mutual(), provider, 10, () -> TestCa.NOW);
  }

  /** Engines of a server with this key, which asks nobody for a certificate. */
  public ServerEngines engines(JsseProvider provider, TlsParameters parameters) {
    return ServerEngines.of(
        TlsServerConfig.of(credential()).withParameters(parameters),
        provider,
        10,
        () -> TestCa.NOW);
  }

  TlsServerConfig mutual() {
    return TlsServerConfig.of(credential()).withClients(ClientAuth.REQUIRED, anchors());
  }

  /**
   * A certificate and its key in files.
   *
   * @param certificate its chain, in PEM
   * @param key in PKCS#8
   * @param ca the root, in PEM
   */
  public record KeyFiles(Path certificate, Path key, Path ca) {}
}
