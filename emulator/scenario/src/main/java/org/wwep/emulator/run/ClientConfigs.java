package org.wwep.emulator.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ApiStyle;
import org.wwep.device.DeviceConfig;
import org.wwep.device.LinkConfig;
import org.wwep.device.ServerConfig;
import org.wwep.emulator.scenario.DeviceSpec;
import org.wwep.emulator.scenario.FirmwareSpec;
import org.wwep.emulator.scenario.LinkSpec;
import org.wwep.emulator.scenario.PartsSpec;
import org.wwep.emulator.scenario.ServerSpec;
import org.wwep.emulator.scenario.TlsSpec;
import org.wwep.emulator.testbed.DeviceCoprocessor;
import org.wwep.emulator.testbed.ServerUnderTest;
import org.wwep.emulator.testbed.World;
import org.wwep.net.SecureLayer;

/**
 * What the clients of devices are built with: their ways to the server, with the ports that it has
 * in this world.
 *
 * @param serverSpec what the scenario says of the server
 */
record ClientConfigs(
    World world,
    ServerSpec serverSpec,
    ScenarioCertificates scenarioCertificates,
    ServerUnderTest server) {
  /** Returns the configuration of each client of a device. */
  List<DeviceConfig> of(DeviceSpec spec, @Nullable DeviceCoprocessor deviceCoprocessor) {
    List<DeviceConfig> clients = new ArrayList<>();
    for (int i = 0; i < spec.parts().size(); i++) {
      clients.add(client(spec, deviceCoprocessor, spec.parts().get(i), links(spec, i)));
    }
    return clients;
  }

  /** The dual client has a link for each button. */
  private static List<LinkSpec> links(DeviceSpec spec, int part) {
    return spec.firmware() == FirmwareSpec.Course.DUAL
        ? List.of(spec.links().get(part))
        : spec.links();
  }

  private DeviceConfig client(
      DeviceSpec spec,
      @Nullable DeviceCoprocessor deviceCoprocessor,
      PartsSpec parts,
      List<LinkSpec> links) {
    String named = spec.server();
    String name = named == null ? world.serverName() : named;
    List<LinkConfig> ways =
        links.stream().map(link -> link(spec, deviceCoprocessor, name, link)).toList();
    ServerConfig server = new ServerConfig(name, spec.serverAddress(), spec.fallback());
    return new DeviceConfig(server, parts.firmware(), ways, spec.settings());
  }

  private LinkConfig link(
      DeviceSpec spec,
      @Nullable DeviceCoprocessor deviceCoprocessor,
      String serverName,
      LinkSpec link) {
    TlsSpec tls = link.tls();
    Integer given = link.port();
    int usual = tls == null ? server.openPort() : server.tlsPort();
    SecureLayer layer =
        deviceCoprocessor != null
            ? offloaded(spec, deviceCoprocessor, tls, serverName)
            : tls == null
                ? world.layer(link.api(), spec.id(), false, serverName)
                : link.api() == ApiStyle.BSD
                    ? scenarioCertificates.sockets(spec.id(), serverName, tls)
                    : scenarioCertificates.client(spec.id(), serverName, tls);
    return new LinkConfig(given == null ? usual : actual(given), link.api(), layer, link.padded());
  }

  /** Where a port cannot be chosen, the server's own stand for those that it has. */
  private int actual(int port) {
    ServerSpec.Tls tls = serverSpec.tls();
    return port == serverSpec.port()
        ? server.openPort()
        : tls != null && port == tls.port() && server.tlsPort() > 0 ? server.tlsPort() : port;
  }

  private static SecureLayer offloaded(
      DeviceSpec spec,
      DeviceCoprocessor deviceCoprocessor,
      @Nullable TlsSpec tls,
      String serverName) {
    if (tls != null && !tls.equals(TlsSpec.DEFAULT)) {
      throw new IllegalArgumentException(
          "the coprocessor of %s takes what is in its flash: leave the fields of 'tls' out, 'tls: true'"
              .formatted(spec.id()));
    }
    return deviceCoprocessor.layer(tls != null, serverName);
  }
}
