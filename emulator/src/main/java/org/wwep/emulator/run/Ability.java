package org.wwep.emulator.run;

import java.util.Optional;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.Scenario;
import org.wwep.emulator.scenario.ServerSpec;

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
    if (!server.name().equals(usual.name()) || !server.address().equals(usual.address())) {
      return Optional.of("another 'name' or 'address' of the server");
    }
    if (!server.idleTimeout().equals(usual.idleTimeout())
        || server.maxConnections() != usual.maxConnections()) {
      return Optional.of("the server's 'idle-timeout' and 'max-connections'");
    }
    return Optional.empty();
  }

  private static Optional<String> device(DeviceSpec device) {
    return device.stack() == DeviceSpec.StackKind.NWP
        ? Optional.of("the 'stack' nwp of " + device.id())
        : Optional.empty();
  }
}
