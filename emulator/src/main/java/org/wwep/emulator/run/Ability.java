package org.wwep.emulator.run;

import java.util.Optional;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.TlsSpec;
import org.wwep.net.tls.ClientAuth;

/** What a scenario may ask for that {@link Stage} cannot build: it is refused, never ignored. */
final class Ability {
  private Ability() {}

  /** Returns what cannot be had, if anything. */
  static Optional<String> missing(Scenario scenario) {
    Optional<String> server = server(scenario.server());
    return server.isPresent()
        ? server
        : scenario.devices().stream()
            .map(device -> device(device))
            .<String>mapMulti(Optional::ifPresent)
            .findFirst();
  }

  private static Optional<String> server(ServerSpec server) {
    ServerSpec usual = ServerSpec.DEFAULT;
    ServerSpec.Tls tls = server.tls();
    if (!server.name().equals(usual.name()) || !server.address().equals(usual.address())) {
      return Optional.of("another 'name' or 'address' of the server");
    }
    if (!server.idleTimeout().equals(usual.idleTimeout())
        || server.maxConnections() != usual.maxConnections()) {
      return Optional.of("the server's 'idle-timeout' and 'max-connections'");
    }
    if (tls != null && tls.certificate() != null) {
      return Optional.of("a certificate of the server's own ('cert', 'key')");
    }
    return tls != null && tls.clientAuth() != ClientAuth.NONE
        ? Optional.of("'client-auth'")
        : Optional.empty();
  }

  private static Optional<String> device(DeviceSpec device) {
    boolean special =
        device.links().stream()
            .map(LinkSpec::tls)
            .anyMatch(tls -> tls != null && !tls.equals(TlsSpec.DEFAULT));
    return special
        ? Optional.of("'tls' of " + device.id() + " with fields of its own (ca, pins, mutual, ...)")
        : Optional.empty();
  }
}
