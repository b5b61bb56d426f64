package org.wwep.device.server;

import org.wwep.net.Endpoint;
import org.wwep.net.packet.PoolSizes;
import org.wwep.protocol.server.RuleSettings;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerRules;

/**
 * What a server's firmware is built with: one port, the rules that every server has, and what the
 * device has to serve with.
 *
 * @param port where it listens, and what is laid over each connection
 * @param rules how it treats its clients
 * @param sockets how many connections the device can have at a time
 * @param pools how many packets the device has
 */
public record ServerFirmwareSettings(
    ServerPort port, ServerRules rules, int sockets, PoolSizes pools)
    implements RuleSettings<ServerFirmwareSettings> {
  /** How many sockets a small device has. */
  public static final int SOCKETS = 5;

  /** Checks the ranges. */
  public ServerFirmwareSettings {
    if (sockets < 1) {
      throw new IllegalArgumentException("at least 1 socket, was " + sockets);
    }
  }

  /** Returns a small device's settings for this port, with these rules. */
  public static ServerFirmwareSettings of(ServerPort port, ServerRules rules) {
    return new ServerFirmwareSettings(port, rules, SOCKETS, PoolSizes.DEFAULT);
  }

  /** Returns the course's server, open: one exchange a connection, no reasons. */
  public static ServerFirmwareSettings at(Endpoint local) {
    return of(ServerPort.open(local), ServerRules.DEFAULT);
  }

  /** Returns how many connections are served at a time, if the firmware can do that. */
  public int connections() {
    return Math.min(sockets, rules.maxConnections());
  }

  /** Returns these settings on another port. */
  public ServerFirmwareSettings withPort(ServerPort port) {
    return new ServerFirmwareSettings(port, rules, sockets, pools);
  }

  @Override
  public ServerFirmwareSettings withRules(ServerRules rules) {
    return new ServerFirmwareSettings(port, rules, sockets, pools);
  }

  /** Returns these settings with another number of sockets. */
  public ServerFirmwareSettings withSockets(int sockets) {
    return new ServerFirmwareSettings(port, rules, sockets, pools);
  }

  /** Returns these settings with other pools. */
  public ServerFirmwareSettings withPools(PoolSizes pools) {
    return new ServerFirmwareSettings(port, rules, sockets, pools);
  }
}
