package org.wwep.emulator.coprocessor.flash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wwep.emulator.coprocessor.flash.FlashException.Reason;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.SigningIdentity;
import org.wwep.net.tls.TrustAnchors;

class SignedUpdateTest {
  private static final SigningIdentity MAKER = identity("a maker");
  private static final SigningIdentity VENDOR = identity("a vendor");
  private static final byte[] CONTENT = "version of the day".getBytes(US_ASCII);

  private final MemoryFlash chip = new MemoryFlash(64);
  private MemoryFuses fuses;
  private SecureFlash flash;
  private FlashProvisioner line;

  private static SigningIdentity identity(String name) {
    try {
      return SigningIdentity.make(name, new SecureRandom(), Instant.now());
    } catch (DevelopmentCaException e) {
      throw new AssertionError(e);
    }
  }

  private static UpdateSigner signer(SigningIdentity who) {
    return new UpdateSigner(List.of(who.certificate()), who.key());
  }

  @BeforeEach
  void format() throws Exception {
    fuses = new MemoryFuses(new byte[32], MAKER.certificate().getEncoded());
    flash = SecureFlash.format(chip, fuses, new SplittableRandom(1));
    line = new FlashProvisioner(flash, signer(MAKER));
  }

  private static void refuses(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlashException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private void install(SigningIdentity who, String name, long version, byte[] content)
      throws Exception {
    flash.install(SignedUpdate.read(signer(who).sign(name, version, content)));
  }

  @Test
  void an_update_needs_a_trusted_root_behind_it() throws Exception {
    refuses(Reason.UNKNOWN_ROOT, () -> install(VENDOR, "/app", 1, CONTENT));
    line.trust(List.of(VENDOR.certificate()));
    install(VENDOR, "/app", 1, CONTENT);
    assertThat(flash.read("/app", null)).isEqualTo(CONTENT);
    line.revoke(List.of(VENDOR.certificate()));
    refuses(Reason.UNKNOWN_ROOT, () -> install(VENDOR, "/app", 2, CONTENT));
    line.trust(List.of(VENDOR.certificate()));
    refuses(Reason.UNKNOWN_ROOT, () -> install(VENDOR, "/app", 2, CONTENT));
  }

  @Test
  void the_maker_replaces_a_file_whose_tokens_nobody_has() throws Exception {
    AccessTokens tokens = flash.create("/keys/own", CONTENT, Set.of(FlashFile.Trait.KEY));
    line.replace("/keys/own", "another".getBytes(US_ASCII));
    assertThat(flash.use("/keys/own")).asString().isEqualTo("another");
    refuses(Reason.NOT_READABLE, () -> flash.read("/keys/own", tokens.read()));
    flash.write("/keys/own", CONTENT, tokens.write());
    refuses(
        Reason.UNKNOWN_ROOT,
        () -> new FlashProvisioner(flash, signer(VENDOR)).replace("/keys/own", CONTENT));
    line.trust(List.of(VENDOR.certificate()));
    refuses(
        Reason.UNKNOWN_ROOT,
        () -> new FlashProvisioner(flash, signer(VENDOR)).replace("/keys/own", CONTENT));
    refuses(Reason.NO_SUCH_FILE, () -> line.replace("/none", CONTENT));
    refuses(Reason.NOT_SIGNED, () -> line.replace(RootCatalogue.NAME, CONTENT));
    assertThat(flash.use("/keys/own")).isEqualTo(CONTENT);
  }

  @Test
  void another_ca_is_believed_beside_the_first_and_taken_out_again() throws Exception {
    String name = FlashProvisioner.CA;
    line.believe(name, List.of(VENDOR.certificate()));
    assertThat(TrustAnchors.parse(name, flash.read(name, null)).certificates())
        .containsExactly(VENDOR.certificate());
    line.believe(name, List.of(MAKER.certificate(), VENDOR.certificate()));
    assertThat(TrustAnchors.parse(name, flash.read(name, null)).certificates())
        .containsExactly(VENDOR.certificate(), MAKER.certificate());
    assertThat(flash.catalogue().trusts(MAKER.certificate())).isTrue();
    line.forget(name, List.of(VENDOR.certificate()));
    assertThat(TrustAnchors.parse(name, flash.read(name, null)).certificates())
        .containsExactly(MAKER.certificate());
    assertThat(flash.catalogue().trusts(VENDOR.certificate())).isFalse();
  }

  @Test
  void a_version_never_goes_back_not_even_after_deleting() throws Exception {
    install(MAKER, "/app", 3, CONTENT);
    refuses(Reason.ROLLED_BACK, () -> install(MAKER, "/app", 3, CONTENT));
    refuses(Reason.ROLLED_BACK, () -> install(MAKER, "/app", 2, CONTENT));
    flash = SecureFlash.mount(chip, fuses, new SplittableRandom(2));
    refuses(Reason.ROLLED_BACK, () -> install(MAKER, "/app", 2, CONTENT));
    install(MAKER, "/app", 4, new byte[] {4});
    assertThat(flash.read("/app", null)).containsExactly(4);
    assertThat(flash.files())
        .filteredOn(f -> f.name().equals("/app"))
        .first()
        .extracting(FlashFile::version)
        .isEqualTo(4L);
  }

  @Test
  void a_signed_file_takes_no_other_write_and_a_plain_one_no_update() throws Exception {
    install(MAKER, "/app", 1, CONTENT);
    refuses(Reason.NOT_SIGNED, () -> flash.write("/app", CONTENT, "0".repeat(32)));
    refuses(Reason.NOT_SIGNED, () -> flash.delete("/app", null));
    flash.create("/plain", CONTENT, java.util.Set.of());
    refuses(Reason.EXISTS, () -> install(MAKER, "/plain", 1, CONTENT));
  }

  @Test
  void the_catalogue_is_the_makers_alone() throws Exception {
    line.trust(List.of(VENDOR.certificate()));
    byte[] all = RootCatalogue.EMPTY.with(VENDOR.certificate()).encode();
    refuses(Reason.UNKNOWN_ROOT, () -> install(VENDOR, RootCatalogue.NAME, 9, all));
    install(MAKER, RootCatalogue.NAME, 9, all);
    assertThat(flash.catalogue().trusts(VENDOR.certificate())).isTrue();
  }

  @Test
  void no_changed_byte_of_an_update_is_taken() throws Exception {
    byte[] good = signer(MAKER).sign("/app", 1, CONTENT);
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        flash.install(SignedUpdate.read(bad));
        // What is not signed may change: then it is the same file all the same.
        assertThat(flash.read("/app", null)).isEqualTo(CONTENT);
        format();
      } catch (FlashException e) {
        assertThat(e.reason()).isIn(Reason.BAD_SIGNATURE, Reason.UNKNOWN_ROOT);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(250);
    refuses(Reason.BAD_SIGNATURE, () -> SignedUpdate.read(new byte[0]));
    refuses(Reason.BAD_SIGNATURE, () -> SignedUpdate.read(CONTENT));
  }

  @Test
  void openssl_signs_what_is_taken_here_and_checks_what_is_signed_here(@TempDir Path dir)
      throws Exception {
    assumeTrue(isThere(), "openssl is not installed");
    VENDOR.write(dir, "vendor");
    line.trust(List.of(VENDOR.certificate()));
    Path toSign = Files.write(dir.resolve("to-sign"), SignedUpdate.toSign("/app", 1, CONTENT));
    openssl(
        dir,
        "cms",
        "-sign",
        "-binary",
        "-nodetach",
        "-signer",
        "vendor.pem",
        "-inkey",
        "vendor-key.pem",
        "-outform",
        "DER",
        "-in",
        toSign.toString(),
        "-out",
        "update");
    flash.install(SignedUpdate.read(Files.readAllBytes(dir.resolve("update"))));
    assertThat(flash.read("/app", null)).isEqualTo(CONTENT);
    Files.write(dir.resolve("ours"), signer(VENDOR).sign("/app", 2, CONTENT));
    openssl(
        dir,
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "ours",
        "-CAfile",
        "vendor.pem",
        "-purpose",
        "any",
        "-out",
        "checked");
    assertThat(Files.readAllBytes(dir.resolve("checked")))
        .isEqualTo(SignedUpdate.toSign("/app", 2, CONTENT));
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor(30, TimeUnit.SECONDS);
    } catch (IOException e) {
      return false;
    }
  }

  private static void openssl(Path dir, String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
