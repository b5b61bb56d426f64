package org.wwep.emulator.cli.keys;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wwep provision}. */
@Command(
    name = "provision",
    mixinStandardHelpOptions = true,
    description = {
      "The production line of the network coprocessor: writes its secure flash.",
      "Files there are encrypted and authenticated; the device's key never leaves its fuses."
    },
    subcommands = {
      ProvisionFileCommands.InitProvisionCommand.class,
      ProvisionPutCommand.class,
      ProvisionFileCommands.Show.class,
      ProvisionFileCommands.Get.class,
      ProvisionFileCommands.Remove.class,
      ProvisionFileCommands.Verify.class,
      ProvisionTrustCommands.Trust.class,
      ProvisionTrustCommands.Revoke.class,
      ProvisionTrustCommands.Roots.class,
      ProvisionTrustCommands.Sign.class,
      ProvisionTrustCommands.Install.class,
      WifiProvisionCommand.class
    },
    footer = {"", "Example: wwep provision init && wwep device --stack nwp --tls"})
public final class ProvisionCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "say which: init, put, list, get, rm, verify, trust, revoke, roots, sign, install or wifi");
  }
}
