package org.wwep.emulator.cli.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.DataHome;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.DevelopmentCaException;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.protocol.DeviceId;
import picocli.CommandLine.Option;

/** Where the development CA and its certificates are, for those who bring none of their own. */
public final class CertsDirectory {
  @Option(
      names = "--certs-dir",
      paramLabel = "DIR",
      description = "Folder of the development CA (default: as 'wwep certs').")
  @Nullable Path dir;

  /** Returns the directory. */
  public Path path() {
    return DataHome.of("certs", dir);
  }

  /** Returns the server's certificate, made on first use. */
  public Credential server() throws CliException {
    try {
      List<IssuedCertificate> issued =
          new DevelopmentCa(path(), new SecureRandom(), InstantSource.system()).ensure(List.of());
      return issued.get(1).credential();
    } catch (DevelopmentCaException | CredentialException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          e.getMessage() + "; bring a certificate with --cert and --key, or use --no-tls");
    }
  }

  /** Returns certificates of devices, each made on first use. */
  public Map<DeviceId, Credential> devices(Collection<DeviceId> ids) throws CliException {
    DevelopmentCa authority = new DevelopmentCa(path(), new SecureRandom(), InstantSource.system());
    Map<DeviceId, Credential> credentials = new HashMap<>();
    try {
      for (DeviceId id : ids) {
        credentials.put(id, authority.ensureDevice(id).credential());
      }
    } catch (DevelopmentCaException | CredentialException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
    return credentials;
  }

  /** Returns the CA to trust, which a server or {@code wwep certs} has made. */
  public TrustAnchors trust() throws CliException {
    try {
      return TrustAnchors.read(ca());
    } catch (CredentialException e) {
      throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
    }
  }

  /** Returns the file of the CA, which is there. */
  Path ca() throws CliException {
    Path ca = path().resolve("ca.pem");
    if (!Files.exists(ca)) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "there is no CA to trust in "
              + path()
              + ": start 'wwep server' or 'wwep certs' first, or give --ca FILE or --pin SHA256");
    }
    return ca;
  }
}
