package org.wwep.net.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.MiscPEMGenerator;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and certificates in every wrapping, and what is wrong with them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CredentialTest {
  private static final Passwords SESAME = what -> "sesame".toCharArray();

  private final Path dir;

  CredentialTest(@TempDir Path dir) {
    this.dir = dir;
  }

  static List<KeyPair> pairs() {
    return List.of(TestCa.p256(), TestCa.rsa(2048), TestCa.pair("Ed25519", 0));
  }

  private static String pem(PemObjectGenerator generator) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(generator);
    }
    return text.toString();
  }

  private static String pkcs8(PrivateKey key) throws Exception {
    return pem(new JcaPKCS8Generator(key, null));
  }

  private static String locked(PrivateKey key) throws Exception {
    return pem(
        new JcaPKCS8Generator(
            key,
            new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword("sesame".toCharArray())
                .build()));
  }

  private static String certificates(Credential credential) throws Exception {
    StringBuilder text = new StringBuilder();
    for (var certificate : credential.chain()) {
      text.append(pem(new JcaMiscPEMGenerator(certificate)));
    }
    return text.toString();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(dir.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_key_in_every_wrapping_is_the_same_key(KeyPair pair) throws Exception {
    Credential own = TlsTestPeers.CA.issue(TestCa.order("CN=x").with(pair, "SHA256withECDSA"));
    PrivateKey key = pair.getPrivate();
    PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(own.key());
    byte[] inner = info.parsePrivateKey().toASN1Primitive().getEncoded();
    Path certificate = file("cert.pem", certificates(own));
    Path binary = file("cert.der", own.chain().getFirst().getEncoded());
    assertThat(read(certificate, file("pkcs8.pem", pkcs8(key)))).isEqualTo(own.chain());
    assertThat(read(binary, file("pkcs8.der", key.getEncoded()))).isEqualTo(own.chain());
    assertThat(read(certificate, file("locked.pem", locked(key)))).isEqualTo(own.chain());
    assertThat(read(certificate, file("both.pem", certificates(own) + pkcs8(key))))
        .isEqualTo(own.chain());
    if (!key.getAlgorithm().equals("EdDSA")) {
      assertThat(read(certificate, file("traditional.pem", pem(new MiscPEMGenerator(info)))))
          .isEqualTo(own.chain());
      assertThat(read(certificate, file("traditional.der", inner))).isEqualTo(own.chain());
      String legacy =
          pem(
              new MiscPEMGenerator(
                  info,
                  new JcePEMEncryptorBuilder("AES-128-CBC")
                      .setProvider(new BouncyCastleProvider())
                      .build("sesame".toCharArray())));
      assertThat(legacy).contains("ENCRYPTED");
      assertThat(read(certificate, file("legacy.pem", legacy))).isEqualTo(own.chain());
      refused(
          certificate,
          file("legacy.pem", legacy),
          Passwords.NONE,
          "legacy.pem: the key is protected by a password, and none was given");
    }
  }

  private static List<?> read(Path certificate, Path key) throws CredentialException {
    return Credential.read(certificate, key, SESAME).chain();
  }

  private static void refused(Path certificate, Path key, Passwords passwords, String words) {
    assertThatThrownBy(() -> Credential.read(certificate, key, passwords))
        .isInstanceOf(CredentialException.class)
        .hasMessageContaining(words);
  }

  @Test
  void each_error_names_the_file_and_what_was_found() throws Exception {
    KeyPair pair = TestCa.p256();
    Credential own = TlsTestPeers.CA.issue(TestCa.order("CN=x").with(pair, "SHA256withECDSA"));
    Path certificate = file("cert.pem", certificates(own));
    Path key = file("key.pem", pkcs8(pair.getPrivate()));
    refused(
        certificate,
        file("other.pem", pkcs8(TestCa.p256().getPrivate())),
        SESAME,
        "other.pem and "
            + certificate
            + ": the private key is not that of the certificate of 'CN=x'");
    refused(
        certificate,
        certificate,
        SESAME,
        "cert.pem: a certificate, where a private key is expected");
    refused(key, key, SESAME, "key.pem: a block 'PRIVATE KEY', where a certificate is expected");
    refused(dir.resolve("none.pem"), key, SESAME, "none.pem: no such file");
    refused(
        certificate,
        file("locked.pem", locked(pair.getPrivate())),
        Passwords.NONE,
        "locked.pem: the key is protected by a password, and none was given");
    refused(
        certificate,
        file("locked.pem", locked(pair.getPrivate())),
        what -> "wrong".toCharArray(),
        "locked.pem: the password does not open the key");
    refused(file("empty.pem", ""), key, SESAME, "empty.pem: no certificate");
    refused(certificate, file("text.txt", "hello"), SESAME, "text.txt: no private key");
    refused(file("half.pem", certificates(own).substring(0, 200)), key, SESAME, "half.pem: ");
    refused(
        certificate,
        file("cert.der", own.chain().getFirst().getEncoded()),
        SESAME,
        "cert.der: a certificate perhaps");
    refused(dir, key, SESAME, dir + ": cannot be read");
    refused(file("big.pem", new byte[(1 << 20) + 1]), key, SESAME, "big.pem: more than 1 MB");
  }

  @Test
  void whatever_a_file_holds_the_error_is_the_defined_one() throws Exception {
    SplittableRandom random = new SplittableRandom(40508);
    KeyPair pair = TestCa.p256();
    Credential own = TlsTestPeers.CA.issue(TestCa.order("CN=x").with(pair, "SHA256withECDSA"));
    List<byte[]> seeds =
        List.of(
            (certificates(own) + pkcs8(pair.getPrivate())).getBytes(ISO_8859_1),
            pem(new MiscPEMGenerator(PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())))
                .getBytes(ISO_8859_1),
            locked(pair.getPrivate()).getBytes(ISO_8859_1),
            pair.getPrivate().getEncoded(),
            TestCa.rsa(2048).getPrivate().getEncoded(),
            own.chain().getFirst().getEncoded());
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = mutated(seeds.get(i % seeds.size()), random);
      try {
        CertificateReader.read(new CredentialSource("fuzz", bytes));
      } catch (CredentialException e) {
        assertThat(e).hasMessageStartingWith("fuzz: ");
        refused++;
      }
      try {
        // A key that is opened costs thousands of hashes, so most go without a password.
        KeyReader.read(new CredentialSource("fuzz", bytes), i % 50 == 0 ? SESAME : Passwords.NONE);
      } catch (CredentialException e) {
        assertThat(e).hasMessageStartingWith("fuzz: ");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(2000);
  }

  private static byte[] mutated(byte[] seed, SplittableRandom random) {
    byte[] bytes = seed.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int to = random.nextInt(5) == 0 ? random.nextInt(bytes.length) : bytes.length;
    return Arrays.copyOf(bytes, to);
  }
}
