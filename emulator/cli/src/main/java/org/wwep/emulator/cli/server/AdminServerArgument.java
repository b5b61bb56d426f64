package org.wwep.emulator.cli.server;

import org.wwep.emulator.cli.terminal.CliException;
import picocli.CommandLine.Parameters;

/** Which running server a command asks. */
final class AdminServerArgument {
  @Parameters(
      paramLabel = "PORT",
      description =
          "The server's --admin-port on this machine, 9464 by custom; or the address that it printed.")
  String server = "";

  AdminAddress address() throws CliException {
    return AdminAddress.parse(server);
  }
}
