package org.wwep.emulator.cli.device;

import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.IpAssignment;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.coprocessor.AccessPoint;
import org.wwep.emulator.coprocessor.CoprocessorConfig;
import org.wwep.emulator.coprocessor.channel.ConnectionPolicy;
import org.wwep.emulator.coprocessor.channel.IpConfiguration;
import org.wwep.emulator.coprocessor.driver.CoprocessorControl;
import org.wwep.emulator.coprocessor.driver.CoprocessorDriver;
import org.wwep.hal.MacAddress;
import org.wwep.net.Endpoint;
import org.wwep.net.bsd.ErrnoException;
import picocli.CommandLine.Option;

/** How the coprocessor's interface is set up, over its channel; its flash keeps it. */
final class CoprocessorInterfaceOptions {
  private static final ConnectionPolicy BY_ITSELF = new ConnectionPolicy(true, true, false, true);

  @Option(
      names = "--nwp-address",
      paramLabel = "IP/PREFIX[,GATEWAY[,DNS]]",
      description =
          "Give the coprocessor these addresses in place of DHCP's, or 'dhcp' to go back to them; "
              + "kept in its flash. Without GATEWAY the network's first address, without DNS the gateway.")
  @Nullable IpAssignment address;

  @Option(
      names = "--nwp-mac",
      paramLabel = "MAC",
      description =
          "Give the coprocessor this MAC address; kept in its flash. "
              + "The device ID stays that of the board (--mac, --device-id).")
  @Nullable MacAddress mac;

  @Option(
      names = "--nwp-provision",
      description =
          "Firmware without a network built in: the coprocessor joins what its flash knows, and "
              + "where it knows nothing opens its own network, for 'wwep provision wifi'.")
  boolean provision;

  @Option(
      names = "--nwp-http",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description =
          "The port of the coprocessor's own HTTP server on 127.0.0.1, while it is provisioned "
              + "(default: a free one).")
  @Nullable Integer http;

  /** Throws where they are given, and there is no coprocessor. */
  void throwIfMeant() {
    if (address != null || mac != null || provision || http != null) {
      throw new IllegalArgumentException(
          "--nwp-address, --nwp-mac, --nwp-provision and --nwp-http set up the coprocessor: add"
              + " --stack nwp");
    }
    throwIfNobodyListens();
  }

  private void throwIfNobodyListens() {
    if (http != null && !provision) {
      throw new IllegalArgumentException(
          "--nwp-http is where a coprocessor is provisioned: add --nwp-provision");
    }
  }

  /** Returns the network that the firmware has built in, or null. */
  CoprocessorDriver.@Nullable Profile builtIn() {
    AccessPoint usual = AccessPoint.DEFAULT;
    return provision
        ? null
        : new CoprocessorDriver.Profile(usual.ssid(), Objects.requireNonNullElse(usual.key(), ""));
  }

  /** Returns a part on this machine: its own network is the loopback interface. */
  CoprocessorConfig config(MacAddress board) {
    throwIfNobodyListens();
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    CoprocessorConfig part = CoprocessorConfig.PART.withAddresses(board, loopback);
    return part.withHotSpot(
        part.hotSpot().at(IpConfiguration.of(loopback)),
        Endpoint.loopback(Objects.requireNonNullElse(http, 0)));
  }

  /** Sets the interface up as it is asked for, and returns how it is then. */
  CoprocessorControl.Settings apply(CoprocessorDriver driver)
      throws CliException, InterruptedException {
    CoprocessorControl control = driver.control();
    try {
      if (provision) {
        driver.wlan().use(BY_ITSELF);
      }
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
