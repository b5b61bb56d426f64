package org.wwep.emulator.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.pki.IssuedCertificate;
import org.wwep.emulator.sim.Simulation;
import org.wwep.emulator.sim.net.SimHost;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpSocket;
import org.wwep.net.tls.Tls;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TlsServerConfig;
import org.wwep.net.tls.TrustAnchors;

/** A root and a server's certificate, as files and as C text. */
public final class FirmwareCertificates {
  /** The name in the server's certificate. */
  public static final String NAME = "wwep.wa101.cypress.com";

  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final Path folder;
  private final Path root;
  private final IssuedCertificate server;

  /** Makes them for virtual time, and a header {@code certificates.h}, in a folder. */
  public FirmwareCertificates(Path folder) throws Exception {
    this(folder, () -> Simulation.BEGINNING);
  }

  /** Makes them for the time of a clock, and a header {@code certificates.h}, in a folder. */
  public FirmwareCertificates(Path folder, InstantSource clock) throws Exception {
    this.folder = folder;
    DevelopmentCa ca = new DevelopmentCa(folder, new SecureRandom(), clock);
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

  /** Returns what a device's server answers over TLS, to somebody who believes the root. */
  public String exchange(SimulatedDevice device, SimHost from, String frame) throws Exception {
    Tls tls = Tls.replayed(device.world.rtos("other").random(), device.world::now);
    TlsClientConfig config = TlsClientConfig.trusting(TrustAnchors.read(root), NAME);
    TcpSocket socket = from.socket();
    socket.connect(new Endpoint(SimulatedDevice.DEVICE, 40_508), HANDSHAKE);
    try (Connection secured = tls.connect(socket, config, HANDSHAKE)) {
      secured.send(frame.getBytes(StandardCharsets.US_ASCII), HANDSHAKE);
      byte[] room = new byte[64];
      int length = secured.receive(room, 0, room.length, HANDSHAKE);
      return new String(room, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
    }
  }
}
