package org.wwep.emulator.external;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wwep.emulator.pki.PemText;
import org.wwep.emulator.pki.PrivateFiles;
import org.wwep.emulator.testbed.WorldCertificates;
import org.wwep.net.tls.TrustAnchors;

/**
 * What a board needs for TLS, as files of PEM that only their owner may read: the CA of this run,
 * and a certificate by that CA with its key, for a server that wants to know its clients. Gone when
 * it is closed.
 */
final class BenchCredentials implements AutoCloseable {
  private static final String CA = "ca.pem";
  private static final String CERTIFICATE = "client.pem";
  private static final String KEY = "client-key.pem";

  private final Path folder;

  private BenchCredentials(Path folder) {
    this.folder = folder;
  }

  /** Writes them into a new folder of the system's place for such. */
  static BenchCredentials write(WorldCertificates certificates) throws IOException {
    // Made for the owner alone.
    BenchCredentials written = new BenchCredentials(Files.createTempDirectory("wwep-bench-"));
    boolean complete = false;
    try {
      PrivateFiles files = new PrivateFiles(written.folder);
      files.writeKey(CA, text(certificates.trust()));
      files.writeKey(CERTIFICATE, text(TrustAnchors.of(certificates.device().chain())));
      files.writeKey(KEY, PemText.of("PRIVATE KEY", certificates.deviceKey()));
      complete = true;
      return written;
    } finally {
      if (!complete) {
        written.close();
      }
    }
  }

  private static String text(TrustAnchors certificates) {
    return new String(certificates.pem(), StandardCharsets.US_ASCII);
  }

  /** Returns the file of the CA. */
  String ca() {
    return folder.resolve(CA).toString();
  }

  /** Returns the file of the board's own certificate. */
  String certificate() {
    return folder.resolve(CERTIFICATE).toString();
  }

  /** Returns the file of that certificate's key. */
  String key() {
    return folder.resolve(KEY).toString();
  }

  @Override
  public void close() {
    for (String file : List.of(CA, CERTIFICATE, KEY, "")) {
      try {
        Files.deleteIfExists(folder.resolve(file));
      } catch (IOException _) {
        // Somebody else has put something into the folder: it stays.
      }
    }
  }
}
