package org.wwep.emulator.cli.exchange;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.HostPort;
import org.wwep.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wwep send}. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Sends one frame and prints the reply.",
      "Exit code 0 for A, 1 for X or anything else, 3 if there is no server."
    },
    footer = {"", "Example: wwep send localhost W0FAC0B1234"})
public final class SendCommand implements Callable<Integer> {
  @Mixin ExchangeOptions options = new ExchangeOptions();

  @Parameters(index = "0", paramLabel = "HOST[:PORT]", description = "The server.")
  @Nullable HostPort server;

  @Parameters(
      index = "1",
      paramLabel = "FRAME",
      description = "W, ID, register and value, or R, ID and register.")
  @Nullable String frame;

  @Override
  public Integer call() throws Exception {
    return options.exchange(
        java.util.Objects.requireNonNull(server),
        Request.parse(java.util.Objects.requireNonNull(frame)));
  }
}
