package org.wwep.emulator.world;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.server.RunningServer;
import org.wwep.emulator.server.ServerOptions;

/**
 * The server of a world.
 *
 * @param port the open port, or 0 for any
 * @param tlsPort the port for TLS, 0 for any, or -1 for none
 * @param mode which of the course's servers, or null for the class server
 * @param keepAlive whether a connection may carry more than one exchange
 * @param reasons whether a refusal says why
 * @param readTimeout how long a frame may pause
 */
public record ServerSetup(
    int port,
    int tlsPort,
    RunningServer.@Nullable Mode mode,
    boolean keepAlive,
    boolean reasons,
    Duration readTimeout) {
  /** The class server on the course's ports. */
  public static final ServerSetup DEFAULT =
      new ServerSetup(
          LinkConfig.OPEN_PORT,
          LinkConfig.TLS_PORT,
          null,
          false,
          false,
          ServerOptions.READ_TIMEOUT);

  /** Returns this server on other ports. */
  public ServerSetup withPorts(int open, int tls) {
    return new ServerSetup(open, tls, mode, keepAlive, reasons, readTimeout);
  }
}
