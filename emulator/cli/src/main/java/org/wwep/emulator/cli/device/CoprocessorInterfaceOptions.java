package org.wwep.emulator.cli.device;

import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.IpAssignment;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.driver.CoprocessorControl;
import org.wwep.hal.MacAddress;
import org.wwep.net.bsd.ErrnoException;
import picocli.CommandLine.Option;

/** How the coprocessor's interface is set up, over its channel; its flash keeps it. */
final class CoprocessorInterfaceOptions {
  @Option(
      names = "--nwp-address",
      paramLabel = "IP/PREFIX[,GATEWAY[,DNS]]",
      description = {
        "Give the coprocessor these addresses in place of DHCP's, or 'dhcp' to go back to them;",
        "kept in its flash. Without GATEWAY the network's first address, without DNS the gateway."
      })
  @Nullable IpAssignment address;

  @Option(
      names = "--nwp-mac",
      paramLabel = "MAC",
      description = {
        "Give the coprocessor this MAC address; kept in its flash.",
        "The device ID stays that of the board (--mac, --device-id)."
      })
  @Nullable MacAddress mac;

  /** Throws where they are given, and there is no coprocessor. */
  void throwIfMeant() {
    if (address != null || mac != null) {
      throw new IllegalArgumentException(
          "--nwp-address and --nwp-mac set up the coprocessor: add --stack nwp");
    }
  }

  /** Sets the interface up as it is asked for, and returns how it is then. */
  CoprocessorControl.Settings apply(CoprocessorControl control)
      throws CliException, InterruptedException {
    try {
      if (address != null) {
        IpConfiguration fixed = address.fixed();
        if (fixed == null) {
          control.useDhcp();
        } else {
          control.useStatic(fixed);
        }
      }
      if (mac != null) {
        control.useMac(mac.toString());
        control.stop();
        control.start();
      }
      return control.settings();
    } catch (ErrnoException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT, "the coprocessor cannot be set up: " + e.getMessage());
    }
  }
}
