package org.wwep.emulator.run;

import java.util.Optional;
import org.wwep.client.ApiStyle;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.TlsSpec;

/** What a scenario may ask for that {@link Testbed} cannot build: it is refused, never ignored. */
final class UnsupportedFeatures {
  private UnsupportedFeatures() {}

  /** Returns what is not available, if anything. */
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
    if (!server.name().equals(usual.name()) || !server.address().equals(usual.address())) {
      return Optional.of("another 'name' or 'address' of the server");
    }
    return Optional.empty();
  }

  private static Optional<String> device(DeviceSpec device) {
    boolean special =
        device.links().stream()
            .filter(link -> link.api() == ApiStyle.BSD)
            .map(LinkSpec::tls)
            .anyMatch(tls -> tls != null && !tls.equals(TlsSpec.DEFAULT));
    return special
        ? Optional.of(
            "'tls' of " + device.id() + " with fields of its own (ca, mutual, ...) on 'api: bsd'")
        : Optional.empty();
  }
}
