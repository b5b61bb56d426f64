package org.wwep.emulator.testbed;

import org.wwep.device.LinkConfig;
import org.wwep.protocol.server.ServerRules;

/**
 * The server of a world, ready to start. What a scenario writes of it ({@code ServerSpec}) is
 * another record: there the ports are those of the file, and certificates are names of files.
 *
 * @param port the open port, or 0 for any
 * @param tlsPort the port for TLS, 0 for any, or -1 for none
 * @param tls what the TLS port shows and asks for
 * @param firmware which server
 * @param rules how it treats its clients
 */
public record ServerSetup(
    int port, int tlsPort, ServerTls tls, ServerKind firmware, ServerRules rules) {
  /** The register server on the course's ports. */
  public static final ServerSetup DEFAULT =
      new ServerSetup(
          LinkConfig.OPEN_PORT,
          LinkConfig.TLS_PORT,
          ServerTls.DEFAULT,
          ServerKind.REGISTER_SERVER,
          ServerRules.DEFAULT);

  /** Returns this server on other ports. */
  public ServerSetup withPorts(int open, int secured) {
    return new ServerSetup(open, secured, tls, firmware, rules);
  }
}
