package org.wwep.emulator.cli.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.coprocessor.flash.AccessTokens;
import org.wwep.emulator.coprocessor.flash.FlashDirectory;
import org.wwep.emulator.coprocessor.flash.FlashException;
import org.wwep.emulator.coprocessor.flash.FlashProvisioner;
import org.wwep.emulator.coprocessor.flash.UpdateSigner;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.SigningIdentity;

/** The production line of the command: a maker with a key in a file, and the development CA. */
public final class DevelopmentProvisioner {
  private static final String MAKER = "maker";

  private DevelopmentProvisioner() {}

  /** Makes a flash that trusts the development CA, and holds a client's certificate of it. */
  public static FlashDirectory init(Path directory, long size, Path certs)
      throws CliException, InterruptedException {
    return init(directory, size, CoprocessorFileSet.of(certs, null, null, null), (_, _) -> {});
  }

  /**
   * Makes a flash with these files.
   *
   * @param told gets the tokens of each file, which nobody can tell later
   */
  static FlashDirectory init(
      Path directory, long size, CoprocessorFileSet files, BiConsumer<String, AccessTokens> told)
      throws CliException, InterruptedException {
    try {
      SigningIdentity maker = SigningIdentity.make("wwep maker", new SecureRandom(), Instant.now());
      FlashDirectory made =
          FlashDirectory.create(directory, size, maker.certificate().getEncoded());
      boolean done = false;
      try {
        maker.write(directory, MAKER);
        FlashProvisioner line = new FlashProvisioner(made.flash(), signer(maker));
        line.trust(files.roots());
        told.accept(
            FlashProvisioner.CA,
            line.certificate(FlashProvisioner.CA, CoprocessorFileSet.bytes(files.ca())));
        Path certificate = files.certificate();
        Path key = files.key();
        if (certificate != null && key != null) {
          told.accept(
              FlashProvisioner.CERTIFICATE,
              line.certificate(
                  FlashProvisioner.CERTIFICATE, CoprocessorFileSet.bytes(certificate)));
          told.accept(
              FlashProvisioner.KEY, line.key(FlashProvisioner.KEY, CoprocessorFileSet.bytes(key)));
        }
        done = true;
        return made;
      } finally {
        if (!done) {
          made.close();
        }
      }
    } catch (FlashException e) {
      throw CoprocessorOptions.trouble(e);
    } catch (DevelopmentCaException | CertificateEncodingException e) {
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
    } catch (DevelopmentCaException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static UpdateSigner signer(SigningIdentity identity) {
    return new UpdateSigner(List.of(identity.certificate()), identity.key());
  }

  /** Reads the certificates of a file. */
  static List<X509Certificate> certificates(Path file) throws CliException {
    return CredentialReader.readTrust(file).certificates();
  }
}
