package org.wwep.emulator.nwp;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.wwep.emulator.certs.SigningIdentity;
import org.wwep.emulator.nwp.Nwp.TagFile;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.emulator.nwp.flash.FlashMemory;
import org.wwep.emulator.nwp.flash.MemoryFlash;
import org.wwep.emulator.nwp.flash.MemoryFuses;
import org.wwep.emulator.nwp.flash.ProductionLine;
import org.wwep.emulator.nwp.flash.SecureFlash;
import org.wwep.emulator.nwp.flash.UpdateSigner;
import org.wwep.net.tls.CredentialStore;
import org.wwep.net.tls.Papers;

/** A flash in memory that trusts the tests' CA, and holds a certificate with its key. */
final class Provisioned {
  /** The tag of what {@link #TAGS} names. */
  static final int TAG = 1;

  static final TagFile[] TAGS = {
    new TagFile(TAG, CredentialStore.Type.CA_CERTIFICATE, ProductionLine.CA),
    new TagFile(TAG, CredentialStore.Type.SERVER_CERTIFICATE, ProductionLine.CERTIFICATE),
    new TagFile(TAG, CredentialStore.Type.PRIVATE_KEY, ProductionLine.KEY)
  };

  private static final int BLOCKS = 64;
  private static final SigningIdentity MAKER = maker();

  final MemoryFlash chip = new MemoryFlash(BLOCKS);
  final MemoryFuses fuses;
  private final SplittableRandom random = new SplittableRandom(1);

  /** The one that all are copies of: signing takes its time. */
  private static final Provisioned MASTER = master();

  Provisioned() throws Exception {
    this(MASTER.fuses.counter());
    for (int block = 0; block < BLOCKS; block++) {
      chip.write(block, MASTER.chip.read(block));
    }
  }

  private Provisioned(long counted) throws Exception {
    fuses = new MemoryFuses(deviceKey(), MAKER.certificate().getEncoded());
    if (counted > 0) {
      fuses.count(counted);
    }
  }

  private static Provisioned master() {
    try {
      Provisioned made = new Provisioned(0);
      made.fill();
      return made;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void fill() throws Exception {
    SecureFlash flash = SecureFlash.format(chip, fuses, random);
    ProductionLine line = new ProductionLine(flash, signer());
    line.trust(List.of(certificate(Papers.ca())));
    line.certificate(ProductionLine.CA, Papers.ca());
    line.certificate(ProductionLine.CERTIFICATE, Papers.client());
    line.key(ProductionLine.KEY, Papers.clientKey());
    line.key("/keys/server-key.der", Papers.serverKey());
    line.key("/keys/psk", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6});
    // A CA that the catalogue has, and that vouches for no server here.
    line.trust(List.of(certificate(Papers.stranger())));
    line.certificate("/certs/stranger.der", Papers.stranger());
    line.certificate("/certs/unlisted.pem", MAKER.certificate().getEncoded());
    line.certificate("/certs/readable-key.der", Papers.clientKey());
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
    } catch (org.wwep.emulator.certs.CertsException e) {
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
