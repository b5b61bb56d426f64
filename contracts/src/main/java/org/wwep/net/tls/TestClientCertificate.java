package org.wwep.net.tls;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.net.SecureLayer;

/** What a client may show of itself to a server that asks for it. */
@SuppressWarnings("ImmutableEnumChecker") // A credential is never changed.
public enum TestClientCertificate {
  /** A certificate that is good. */
  GOOD(TlsTestPeers.CLIENT),
  /** One whose time is over. */
  EXPIRED(
      TlsTestPeers.CA.issue(
          TestCa.order("CN=late")
              .valid(TestCa.NOW.minus(Duration.ofDays(9)), TestCa.NOW.minus(Duration.ofDays(1))))),
  /** One by a CA that the server does not know. */
  OF_A_STRANGER(TestCa.root("CN=Unknown CA").issue(TestCa.order("CN=strange"))),
  /** One that its server may not take for a client's. */
  OF_A_SERVER(
      TlsTestPeers.CA.issue(
          TestCa.order("CN=server")
              .meantFor(org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_serverAuth))),
  /** None at all. */
  NONE(null);

  private final @Nullable Credential own;

  TestClientCertificate(@Nullable Credential own) {
    this.own = own;
  }

  /** Returns the arguments for s_client, with files in its directory. */
  public List<String> files(OpenSsl openssl) throws Exception {
    return own == null
        ? List.of()
        : List.of(
            "-cert",
            openssl.certificates("client.pem", own.chain()).toString(),
            "-key",
            openssl.key("client.key", own).toString());
  }

  /** Returns our own client's end, for localhost. */
  public SecureLayer layer(Tls tls, TlsVersion version) {
    TlsClientConfig config = TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version));
    return raw -> tls.connect(raw, own == null ? config : config.withOwn(own), TlsTestPeers.LONG);
  }

  /** Returns a server's engines that ask for a certificate, on the day the papers are for. */
  public static ServerEngines asking(JsseProvider jsseProvider) {
    return ServerEngines.of(
        TlsTestPeers.serving().withClients(ClientAuth.REQUIRED, TlsTestPeers.CA.anchors()),
        jsseProvider,
        10,
        () -> TestCa.NOW);
  }

  /** Returns a server's engines that ask for none. */
  public static ServerEngines trusting(JsseProvider jsseProvider) {
    return ServerEngines.of(TlsTestPeers.serving(), jsseProvider, 10, () -> TestCa.NOW);
  }
}
