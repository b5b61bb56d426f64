package org.wwep.emulator.coprocessor;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashMemory;
import org.wwep.emulator.coprocessor.flash.FlashProvisioner;
import org.wwep.emulator.coprocessor.flash.MemoryFlash;
import org.wwep.emulator.coprocessor.flash.MemoryFuses;
import org.wwep.emulator.coprocessor.flash.SecureFlash;
import org.wwep.emulator.coprocessor.flash.UpdateSigner;
import org.wwep.emulator.pki.SigningIdentity;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.TestCertificates;

/** A flash in memory that trusts the tests' CA, and holds a certificate with its key. */
final class ProvisionedFlash {
  /** The tag of what {@link #TAGS} names. */
  static final int TAG = 1;

  static final TagFile[] TAGS = {
    new TagFile(TAG, CredentialStore.Type.CA_CERTIFICATE, FlashProvisioner.CA),
    new TagFile(TAG, CredentialStore.Type.SERVER_CERTIFICATE, FlashProvisioner.CERTIFICATE),
    new TagFile(TAG, CredentialStore.Type.PRIVATE_KEY, FlashProvisioner.KEY)
  };

  private static final int BLOCKS = 64;
  private static final SigningIdentity MAKER = maker();

  final MemoryFlash chip = new MemoryFlash(BLOCKS);
  final MemoryFuses fuses;
  private final SplittableRandom random = new SplittableRandom(1);

  /** The one that all are copies of: signing takes its time. */
  private static final ProvisionedFlash MASTER = master();

  ProvisionedFlash() throws Exception {
    this(MASTER.fuses.counter());
    for (int block = 0; block < BLOCKS; block++) {
      chip.write(block, MASTER.chip.read(block));
    }
  }

  private ProvisionedFlash(long counted) throws Exception {
    fuses = new MemoryFuses(deviceKey(), MAKER.certificate().getEncoded());
    if (counted > 0) {
      fuses.count(counted);
    }
  }

  private static ProvisionedFlash master() {
    try {
      ProvisionedFlash made = new ProvisionedFlash(0);
      made.fill();
      return made;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void fill() throws Exception {
    SecureFlash flash = SecureFlash.format(chip, fuses, random);
    FlashProvisioner line = new FlashProvisioner(flash, signer());
    line.trust(List.of(certificate(TestCertificates.ca())));
    line.certificate(FlashProvisioner.CA, TestCertificates.ca());
    line.certificate(FlashProvisioner.CERTIFICATE, TestCertificates.client());
    line.key(FlashProvisioner.KEY, TestCertificates.clientKey());
    line.key("/keys/server-key.der", TestCertificates.serverKey());
    line.key("/keys/psk", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6});
    // A CA that the catalogue has, and that vouches for no server here.
    line.trust(List.of(certificate(TestCertificates.stranger())));
    line.certificate("/certs/stranger.der", TestCertificates.stranger());
    line.certificate("/certs/unlisted.pem", MAKER.certificate().getEncoded());
    line.certificate("/certs/readable-key.der", TestCertificates.clientKey());
  }

  /** The key that seals everything: nobody else has these bytes. */
  static byte[] deviceKey() {
    byte[] key = new byte[32];
    new SplittableRandom(3220).nextBytes(key);
    return key;
  }

  static UpdateSigner signer() {
    return new UpdateSigner(List.of(MAKER.certificate()), MAKER.key());
  }

  private static SigningIdentity maker() {
    try {
      return SigningIdentity.make("a maker", new SecureRandom(), Instant.now());
    } catch (org.wwep.emulator.pki.DevelopmentCaException e) {
      throw new AssertionError(e);
    }
  }

  static X509Certificate certificate(byte[] der) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  SecureFlash mount() throws FlashException, InterruptedException {
    return mount(chip);
  }

  SecureFlash mount(FlashMemory memory) throws FlashException, InterruptedException {
    return SecureFlash.mount(memory, fuses, random);
  }
}
