package org.wwep.net.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and certificates in the shapes in which openssl writes and reads them. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@Tag("slow")
class KeyShapesTest {
  private static final Passwords SECRET = what -> "secret".toCharArray();

  private final Path dir;

  KeyShapesTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void look() {
    assumeTrue(OpenSsl.isInstalled(), "openssl is not installed");
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Path file(String name) {
    return dir.resolve(name);
  }

  private void openssl(String line) throws Exception {
    run(("openssl " + line.replace("@", dir + "/")).split(" "));
  }

  /** Makes {@code key} and {@code cert.pem}, which signs itself. */
  private void pair(String curve) throws Exception {
    openssl("ecparam -name " + curve + " -genkey -noout -out @key");
    certify();
  }

  private void certify() throws Exception {
    openssl("req -x509 -new -key @key -days 30 -subj /CN=localhost -out @cert.pem");
  }

  private Credential read(String certificate, String key) throws CredentialException {
    return Credential.read(file(certificate), file(key), SECRET);
  }

  private void refused(String certificate, String key, String words) {
    assertThatThrownBy(() -> read(certificate, key))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("null");
  }

  @Test
  void a_key_locked_by_scrypt_is_opened() throws Exception {
    pair("prime256v1");
    openssl("pkcs8 -topk8 -scrypt -in @key -passout pass:secret -out @scrypt");
    assertThat(read("cert.pem", "scrypt").kind()).isEqualTo(KeyKind.P256);
    assertThatThrownBy(
            () -> Credential.read(file("cert.pem"), file("scrypt"), what -> "x".toCharArray()))
        .hasMessageContaining("the password does not open the key");
  }

  @Test
  void a_key_for_rsa_pss_fits_its_certificate() throws Exception {
    openssl("genpkey -algorithm rsa-pss -pkeyopt rsa_keygen_bits:2048 -out @key");
    certify();
    assertThat(read("cert.pem", "key").kind()).isEqualTo(KeyKind.RSA_PSS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prime256v1", "secp384r1", "secp521r1"})
  void a_key_that_spells_its_curve_out_fits_its_certificate(String curve) throws Exception {
    pair(curve);
    openssl("ec -in @key -param_enc explicit -out @explicit");
    openssl("pkcs8 -topk8 -nocrypt -in @explicit -out @explicit8");
    assertThat(read("cert.pem", "explicit").kind().algorithm()).isEqualTo("EC");
    assertThat(read("cert.pem", "explicit8").kind().algorithm()).isEqualTo("EC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256k1", "brainpoolP256r1", "secp224r1"})
  void a_key_on_another_curve_is_named_for_it(String curve) throws Exception {
    pair(curve);
    refused("cert.pem", "key", "an EC key on the curve " + curve);
  }

  @Test
  void a_key_without_its_curve_is_said_to_be_that() throws Exception {
    pair("prime256v1");
    openssl("ec -in @key -no_public -outform DER -out @ec.der");
    // The last element is the curve, [0] with an OID of 8 bytes.
    byte[] whole = Files.readAllBytes(file("ec.der"));
    byte[] without = java.util.Arrays.copyOf(whole, whole.length - 12);
    without[1] = (byte) (without[1] - 12);
    Files.write(file("no-curve.der"), without);
    refused("cert.pem", "no-curve.der", "an EC key that does not name its curve");
    String pem =
        "-----BEGIN EC PRIVATE KEY-----\n"
            + java.util.Base64.getEncoder().encodeToString(without)
            + "\n-----END EC PRIVATE KEY-----\n";
    Files.writeString(file("no-curve.pem"), pem);
    refused("cert.pem", "no-curve.pem", "an EC key that does not name its curve");
  }

  @ParameterizedTest
  @CsvSource({"''", "-legacy"})
  void a_pkcs_12_file_is_certificate_and_key(String form) throws Exception {
    pair("prime256v1");
    String legacy = form.isEmpty() ? "-certpbe AES-256-CBC " : "-certpbe PBE-SHA1-3DES ";
    openssl(
        "pkcs12 -export " + legacy + "-in @cert.pem -inkey @key -passout pass:secret -out @a.p12");
    Credential own = Credential.readBoth(file("a.p12"), SECRET).orElseThrow();
    assertThat(own.chain()).isEqualTo(read("cert.pem", "key").chain());
    assertThat(read("a.p12", "key").chain()).isEqualTo(own.chain());
    assertThat(read("cert.pem", "a.p12").chain()).isEqualTo(own.chain());
    assertThatThrownBy(() -> Credential.readBoth(file("a.p12"), what -> "x".toCharArray()))
        .hasMessageContaining("the password does not open the key");
    assertThatThrownBy(() -> TrustAnchors.read(file("a.p12"))).hasMessageContaining("PKCS#12 file");
    assertThat(Credential.readBoth(file("cert.pem"), SECRET)).isEmpty();
  }

  @Test
  void a_byte_order_mark_hides_nothing() throws Exception {
    pair("prime256v1");
    String mark = "\u00EF\u00BB\u00BF";
    String certificate = Files.readString(file("cert.pem"));
    String key = Files.readString(file("key"));
    Files.writeString(file("bom.pem"), mark + certificate + mark + certificate, ISO_8859_1);
    Files.writeString(file("bom.key"), mark + key, ISO_8859_1);
    assertThat(TrustAnchors.read(file("bom.pem")).certificates()).hasSize(2);
    assertThat(read("bom.pem", "bom.key").chain()).hasSize(2);
    Files.write(file("utf16.pem"), ("\uFEFF" + certificate).getBytes(UTF_16LE));
    assertThat(TrustAnchors.read(file("utf16.pem")).certificates()).hasSize(1);
    Files.writeString(
        file("crlf.pem"), "subject=CN = localhost\r\n" + certificate.replace("\n", "\r\n"));
    assertThat(TrustAnchors.read(file("crlf.pem")).certificates()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void keys_that_are_written_here_are_read_by_others(TestKeyType type) throws Exception {
    assumeTrue(TlsTool.GNUTLS.isInstalled(), "gnutls is not installed");
    try (OpenSsl openssl = new OpenSsl(dir)) {
      Path key = type.files(openssl).key();
      assertThat(run("openssl", "pkey", "-noout", "-check", "-in", key.toString()))
          .contains("valid");
      assertThat(run("certtool", "--key-info", "--infile", key.toString()))
          .contains("Public Key PIN");
    }
  }

  @Test
  void what_cannot_serve_is_said_before_the_first_client() throws Exception {
    TestCa ca = TlsTestPeers.CA;
    TestCa.Order order = TestCa.order("CN=localhost");
    assertThat(ca.issue(order).checkServer(TestCa.NOW)).isEmpty();
    Credential late =
        ca.issue(
            order.valid(
                TestCa.NOW.minus(Duration.ofDays(9)), TestCa.NOW.minus(Duration.ofDays(1))));
    assertThatThrownBy(() -> late.checkServer(TestCa.NOW)).hasMessageContaining("expired at");
    Credential weak = ca.issue(order.with(TestCa.rsa(1024), "SHA256withECDSA"));
    assertThatThrownBy(() -> weak.checkServer(TestCa.NOW)).hasMessageContaining("1024 bits");
    Credential client =
        ca.issue(order.meantFor(org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_clientAuth));
    assertThatThrownBy(() -> client.checkServer(TestCa.NOW))
        .hasMessageContaining("is not meant for a TLS server");
    assertThat(client.checkClient(TestCa.NOW)).isEmpty();
    Credential authority = ca.issue(order.asCa());
    assertThat(authority.checkServer(TestCa.NOW)).singleElement().asString().contains("is a CA's");
    Credential early =
        ca.issue(
            order.valid(TestCa.NOW.plus(Duration.ofDays(1)), TestCa.NOW.plus(Duration.ofDays(9))));
    assertThat(early.checkServer(TestCa.NOW))
        .singleElement()
        .asString()
        .contains("is this clock set?");
    assertThat(List.of(late.checkServer(TestCa.NOW.minus(Duration.ofDays(5))))).hasSize(1);
  }
}
