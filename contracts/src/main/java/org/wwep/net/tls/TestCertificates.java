package org.wwep.net.tls;

import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.wwep.net.SecureLayer;
import org.wwep.rtos.Deadline;

/** Credentials as bytes, for tests of whatever takes such; and TLS of their day. */
public final class TestCertificates {
  private static final TestCa OTHER = TestCa.root("CN=Another CA");

  private TestCertificates() {}

  /** The CA of all but {@link #stranger}. */
  public static byte[] ca() {
    return encoded(TlsTestPeers.CA.certificate());
  }

  /** The certificate of localhost. */
  public static byte[] server() {
    return encoded(TlsTestPeers.SERVER.chain().getFirst());
  }

  /** Its key. */
  public static byte[] serverKey() {
    return key(TlsTestPeers.SERVER);
  }

  /** A device's certificate. */
  public static byte[] client() {
    return encoded(TlsTestPeers.CLIENT.chain().getFirst());
  }

  /** Its key. */
  public static byte[] clientKey() {
    return key(TlsTestPeers.CLIENT);
  }

  /** A CA that vouches for nobody here. */
  public static byte[] stranger() {
    return encoded(OTHER.certificate());
  }

  /** TLS on the day the certificates are for. */
  public static Tls tls(InstantSource clock) {
    Instant started = clock.instant();
    return Tls.secure(
        new SecureRandom(),
        () -> TestCa.NOW.plus(Duration.between(started, clock.instant())),
        timeout -> Deadline.after(timeout, clock));
  }

  /** TLS on that day, the same every time. */
  public static Tls replayed(RandomGenerator random, InstantSource clock) {
    Instant started = clock.instant();
    return Tls.replayed(random, () -> TestCa.NOW.plus(Duration.between(started, clock.instant())));
  }

  /** A client's end, for localhost. */
  public static SecureLayer client(Tls tls, TlsVersion version) {
    return raw ->
        tls.connect(
            raw,
            TlsTestPeers.trusting().withParameters(TlsTestPeers.only(version)),
            TlsTestPeers.LONG);
  }

  /** A server's end. */
  public static SecureLayer server(Tls tls, TlsVersion version) {
    return raw ->
        tls.accept(
            raw,
            TlsTestPeers.serving().withParameters(TlsTestPeers.only(version)),
            TlsTestPeers.LONG);
  }

  /** Arguments of s_server, with the certificate of localhost in files of a directory. */
  public static List<String> files(OpenSsl openssl) throws Exception {
    return List.of(
        "-cert",
        openssl.certificates("server.pem", TlsTestPeers.SERVER.chain()).toString(),
        "-key",
        openssl.key("server.key", TlsTestPeers.SERVER).toString());
  }

  private static byte[] encoded(java.security.cert.X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] key(Credential own) {
    return own.pkcs8();
  }
}
