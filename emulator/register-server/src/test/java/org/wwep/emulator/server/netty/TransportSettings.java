package org.wwep.emulator.server.netty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.wwep.protocol.server.ServerSettings;

/** Settings by each transport in turn; a machine that lacks one skips its tests, and says so. */
final class TransportSettings {
  private TransportSettings() {}

  static NettySettings settings(ServerSettings options, Transport transport) {
    assumeAvailable(transport);
    return NettySettings.of(options).withTransport(transport);
  }

  static void assumeAvailable(Transport transport) {
    assumeTrue(transport.available(), () -> "this machine has no " + transport);
  }
}
