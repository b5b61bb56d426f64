package org.wwep.emulator.testbed;

import java.time.Duration;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.server.ServerOptions;

/**
 * The server of a world.
 *
 * @param port the open port, or 0 for any
 * @param tlsPort the port for TLS, 0 for any, or -1 for none
 * @param tls what the TLS port shows and asks for
 * @param firmware which server
 * @param keepAlive whether a connection may carry more than one exchange
 * @param reasons whether a refusal says why
 * @param readTimeout how long a frame may pause
 */
public record ServerSetup(
    int port,
    int tlsPort,
    ServerTls tls,
    ServerFirmware firmware,
    boolean keepAlive,
    boolean reasons,
    Duration readTimeout) {
  /** The register server on the course's ports. */
  public static final ServerSetup DEFAULT =
      new ServerSetup(
          LinkConfig.OPEN_PORT,
          LinkConfig.TLS_PORT,
          ServerTls.DEFAULT,
          ServerFirmware.CLASS,
          false,
          false,
          ServerOptions.READ_TIMEOUT);

  /** Returns this server on other ports. */
  public ServerSetup withPorts(int open, int secured) {
    return new ServerSetup(open, secured, tls, firmware, keepAlive, reasons, readTimeout);
  }
}
