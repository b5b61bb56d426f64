package org.wwep.emulator.cli.exchange;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.HostPort;
import org.wwep.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep send}. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Sends one frame and prints the reply.",
      "Exit code 0 for A, 1 for X or anything else, 3 if there is no server.",
      "With --raw: sends any bytes as they are, such as an illegal frame."
    },
    footer = {
      "",
      "Examples:",
      "  wwep send localhost W0FAC0B1234",
      "  wwep send localhost --raw 'Q0FAC\\x00'"
    })
public final class SendCommand implements Callable<Integer> {
  @Mixin ExchangeOptions options = new ExchangeOptions();

  @Parameters(index = "0", paramLabel = "HOST[:PORT]", description = "The server.")
  @Nullable HostPort server;

  @Parameters(
      index = "1",
      paramLabel = "FRAME",
      description =
          "W, ID, register and value, or R, ID and register. With --raw: any text; \\n, \\r, \\t,"
              + " \\0, \\\\ and \\xHH stand for bytes.")
  @Nullable String frame;

  @Option(
      names = "--raw",
      description = "Send the bytes as they are, and print what comes until the server closes.")
  boolean raw;

  @Override
  public Integer call() throws Exception {
    HostPort to = Objects.requireNonNull(server);
    String what = Objects.requireNonNull(frame);
    if (raw && options.padded) {
      throw new IllegalArgumentException("--raw sends the bytes as they are: drop it, or --padded");
    }
    return raw
        ? options.sendRaw(to, RawBytes.parse(what))
        : options.exchange(to, Request.parse(what));
  }
}
