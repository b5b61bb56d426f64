package org.wwep.emulator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.wwep.emulator.certs.CertsException;
import org.wwep.emulator.certs.DevelopmentCa;
import org.wwep.emulator.certs.Issued;
import org.wwep.emulator.certs.SigningIdentity;
import org.wwep.emulator.nwp.flash.FlashDirectory;
import org.wwep.emulator.nwp.flash.FlashException;
import org.wwep.emulator.nwp.flash.ProductionLine;
import org.wwep.emulator.nwp.flash.UpdateSigner;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.TrustAnchors;

/** The production line of the command: a maker with a key in a file, and the development CA. */
final class Provisioning {
  private static final String MAKER = "maker";

  private Provisioning() {}

  /** Makes a flash that trusts the development CA, and holds a client's certificate of it. */
  static FlashDirectory init(Path directory, long size, Path certs)
      throws CliException, InterruptedException {
    try {
      SigningIdentity maker = SigningIdentity.make("wwep maker", new SecureRandom(), Instant.now());
      List<Issued> issued =
          new DevelopmentCa(certs, new SecureRandom(), java.time.InstantSource.system())
              .ensure(List.of());
      FlashDirectory made =
          FlashDirectory.create(directory, size, maker.certificate().getEncoded());
      boolean done = false;
      try {
        maker.write(directory, MAKER);
        ProductionLine line = new ProductionLine(made.flash(), signer(maker));
        Issued ca = issued.getFirst();
        Issued client = issued.getLast();
        line.trust(List.of(ca.certificate()));
        line.certificate(ProductionLine.CA, Files.readAllBytes(ca.file()));
        line.certificate(ProductionLine.CERTIFICATE, Files.readAllBytes(client.file()));
        line.key(ProductionLine.KEY, Files.readAllBytes(client.key()));
        done = true;
        return made;
      } finally {
        if (!done) {
          made.close();
        }
      }
    } catch (FlashException e) {
      throw NwpOptions.trouble(e);
    } catch (CertsException | CertificateEncodingException | IOException e) {
      throw new CliException(ExitCode.ENVIRONMENT, directory + ": " + e.getMessage());
    }
  }

  /** Returns the maker whose key lies beside the flash. */
  static UpdateSigner maker(Path directory) throws CliException {
    Path certificate = directory.resolve(MAKER + ".pem");
    Path key = directory.resolve(MAKER + "-key.pem");
    if (!Files.exists(key)) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          key + " is not here: the catalogue is signed where the maker's key is");
    }
    return signer(certificate, key);
  }

  /** Reads a signer: its certificate first, then what leads to its root. */
  static UpdateSigner signer(Path certificate, Path key) throws CliException {
    try {
      return new UpdateSigner(
          certificates(certificate), SigningIdentity.read(certificate, key).key());
    } catch (CertsException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static UpdateSigner signer(SigningIdentity identity) {
    return new UpdateSigner(List.of(identity.certificate()), identity.key());
  }

  /** Reads the certificates of a file. */
  static List<X509Certificate> certificates(Path file) throws CliException {
    try {
      return TrustAnchors.read(file).certificates();
    } catch (CredentialException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
