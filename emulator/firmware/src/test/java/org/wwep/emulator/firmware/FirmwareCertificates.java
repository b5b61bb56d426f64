package org.wwep.emulator.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.emulator.sim.Simulation;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsServerConfig;

/** A root and a server's certificate, as files and as C text. */
public final class FirmwareCertificates {
  /** The name in the server's certificate. */
  public static final String NAME = "wwep.wa101.cypress.com";

  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final Path folder;
  private final Path root;
  private final IssuedCertificate server;

  /** Makes them, and a header {@code certificates.h}, in a folder. */
  public FirmwareCertificates(Path folder) throws Exception {
    this.folder = folder;
    DevelopmentCa ca = new DevelopmentCa(folder, new SecureRandom(), () -> Simulation.BEGINNING);
    server = ca.ensure(List.of(NAME)).get(1);
    root = ca.caFile();
    Files.writeString(
        folder.resolve("certificates.h"),
        "#define ROOT_CA %s%n#define SERVER_KEY %s%n#define SERVER_CERTIFICATE %s%n"
            .formatted(literal(root), literal(server.key()), literal(server.file())));
  }

  private static String literal(Path pem) throws IOException {
    return Files.readAllLines(pem).stream()
        .map(line -> "\"" + line + "\\n\"")
        .collect(Collectors.joining(" "));
  }

  /** Returns the folder with the header. */
  public Path folder() {
    return folder;
  }

  /** Returns the file of the root certificate. */
  public Path root() {
    return root;
  }

  /** Returns the server's certificate with its key. */
  public IssuedCertificate server() {
    return server;
  }

  /** Returns the macro for firmware that believes the root. */
  public Map<String, String> forClients() throws IOException {
    return Map.of("ROOT_CA", literal(root));
  }

  /** Returns the macros for firmware that serves with the certificate. */
  public Map<String, String> forServers() throws IOException {
    return Map.of(
        "SERVER_KEY", literal(server.key()), "SERVER_CERTIFICATE", literal(server.file()));
  }

  /** Returns what secures a server's connections. */
  public SecureLayer layer(Tls tls) throws Exception {
    TlsServerConfig config = TlsServerConfig.of(server.credential());
    return raw -> tls.accept(raw, config, HANDSHAKE);
  }
}
