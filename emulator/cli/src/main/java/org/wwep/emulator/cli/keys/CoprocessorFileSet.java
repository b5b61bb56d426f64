package org.wwep.emulator.cli.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;

/**
 * What a fresh coprocessor gets.
 *
 * @param roots the CAs that it believes
 * @param ca the file of these
 * @param certificate its own certificate, or null
 * @param key that certificate's key, or null
 */
record CoprocessorFileSet(
    List<X509Certificate> roots, Path ca, @Nullable Path certificate, @Nullable Path key) {
  CoprocessorFileSet {
    roots = List.copyOf(roots);
  }

  /**
   * Finds the files.
   *
   * @param certs the development CA's directory; one that has {@code ca.pem} and no key of it is
   *     somebody else's, and only read
   */
  static CoprocessorFileSet of(
      Path certs, @Nullable Path ca, @Nullable Path certificate, @Nullable Path key)
      throws CliException {
    if (certificate != null || key != null) {
      CredentialReader.readUnlocked(certificate, key);
    }
    Path bare = certs.resolve("ca.pem");
    Path other = ca != null ? ca : Files.exists(bare) && !hasKey(certs) ? bare : null;
    if (other != null) {
      return new CoprocessorFileSet(
          DevelopmentProvisioner.certificates(other), other, certificate, key);
    }
    CoprocessorFileSet made = development(certs);
    return certificate == null
        ? made
        : new CoprocessorFileSet(made.roots, made.ca, certificate, key);
  }

  private static boolean hasKey(Path certs) {
    return Files.exists(certs.resolve("ca-key.pem"));
  }

  /** Returns the development CA and its client's certificate, made on first use. */
  static CoprocessorFileSet development(Path certs) throws CliException {
    try {
      List<IssuedCertificate> issued =
          new DevelopmentCa(certs, new SecureRandom(), InstantSource.system()).ensure(List.of());
      IssuedCertificate ca = issued.getFirst();
      IssuedCertificate client = issued.getLast();
      return new CoprocessorFileSet(
          List.of(ca.certificate()), ca.file(), client.file(), client.key());
    } catch (DevelopmentCaException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
  }

  /** Reads a file whole. */
  static byte[] bytes(Path file) throws CliException {
    try {
      return BoundedFile.read(file);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, file + ": cannot be read: " + FileErrors.reason(e));
    }
  }
}
