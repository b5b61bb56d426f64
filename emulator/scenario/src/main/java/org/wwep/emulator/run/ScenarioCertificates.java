package org.wwep.emulator.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.TlsSpec;
import org.wwep.emulator.testbed.ServerTls;
import org.wwep.emulator.testbed.SocketTls;
import org.wwep.emulator.testbed.World;
import org.wwep.net.SecureLayer;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.CredentialException;
import org.wwep.net.tls.Passwords;
import org.wwep.net.tls.PublicKeyPin;
import org.wwep.net.tls.RevocationLists;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.net.tls.TrustAnchors;
import org.wwep.value.FileErrors;

/**
 * What a scenario's devices and its server show each other and believe: the world's certificates,
 * or files beside the scenario.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} for a file that cannot be read, one line that
 * says why.
 */
final class ScenarioCertificates {
  private final World world;
  private final Scenario scenario;

  ScenarioCertificates(World world, Scenario scenario) {
    this.world = world;
    this.scenario = scenario;
  }

  /** Returns what the server shows and asks for. */
  ServerTls server(ServerSpec.Tls spec) {
    return new ServerTls(own(spec.certificate(), spec.key()), spec.clientAuth());
  }

  /** Returns what a device lays over its connections to a server of this name. */
  SecureLayer client(String device, String serverName, TlsSpec spec) {
    TlsClientConfig config = believing(serverName, spec);
    Credential own =
        spec.mutual() ? world.certificates().device() : own(spec.certificate(), spec.key());
    return world.certificates().client(device, own == null ? config : config.withOwn(own));
  }

  /** Returns the same for a device that uses Zephyr's sockets, where TLS is an option. */
  SecureLayer sockets(String device, String serverName, TlsSpec spec) {
    String ca = spec.ca();
    SocketTls settings =
        spec.insecure()
            ? SocketTls.insecurely(serverName)
            : SocketTls.trusting(
                ca == null ? world.certificates().trustedCa() : anchors(ca, spec.crls()).pem(),
                serverName);
    if (spec.mutual()) {
      settings = world.certificates().withDevice(settings);
    } else if (spec.certificate() != null && spec.key() != null) {
      Objects.requireNonNull(own(spec.certificate(), spec.key()));
      settings = settings.withOwn(bytes(spec.certificate()), bytes(spec.key()));
    }
    return world.certificates().sockets(world.rtos(device), device, settings);
  }

  private byte[] bytes(String file) {
    try {
      return Files.readAllBytes(scenario.beside(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  private TlsClientConfig believing(String serverName, TlsSpec spec) {
    PublicKeyPin[] pins = spec.pins().toArray(PublicKeyPin[]::new);
    String ca = spec.ca();
    if (spec.insecure()) {
      return TlsClientConfig.insecurely().withServerName(serverName);
    }
    return ca == null && pins.length > 0
        ? TlsClientConfig.pinning(pins)
        : TlsClientConfig.trusting(
                ca == null ? world.certificates().trust() : anchors(ca, spec.crls()), serverName)
            .withPins(pins);
  }

  private TrustAnchors anchors(String file, List<String> crls) {
    try {
      RevocationLists lists = RevocationLists.read(crls.stream().map(scenario::beside).toList());
      lists.dates().forEach(this::validFrom);
      TrustAnchors anchors = TrustAnchors.read(scenario.beside(file)).withRevocations(lists);
      anchors.certificates().forEach(one -> validFrom(one.getNotBefore().toInstant()));
      return anchors;
    } catch (CredentialException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  private @Nullable Credential own(@Nullable String certificate, @Nullable String key) {
    if (certificate == null || key == null) {
      return null;
    }
    try {
      Credential own =
          Credential.read(scenario.beside(certificate), scenario.beside(key), Passwords.NONE);
      own.chain().forEach(one -> validFrom(one.getNotBefore().toInstant()));
      return own;
    } catch (CredentialException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  private void validFrom(Instant begin) {
    world.certificates().notBefore(begin);
  }
}
