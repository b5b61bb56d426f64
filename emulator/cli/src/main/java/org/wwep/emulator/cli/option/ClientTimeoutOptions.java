package org.wwep.emulator.cli.option;

import java.time.Duration;
import org.wwep.client.ClientTimeouts;
import org.wwep.value.Ranges;
import picocli.CommandLine.Option;

/** How long a device waits for its server. */
public final class ClientTimeoutOptions {
  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      description = "Timeout of a connection attempt (default: 2s).")
  Duration connect = ClientTimeouts.DEFAULT.connect();

  @Option(
      names = "--reply-timeout",
      paramLabel = "TIME",
      description = "Timeout of a reply (default: 500ms).")
  Duration reply = ClientTimeouts.DEFAULT.reply();

  /** Returns the times, each of which is positive. */
  public ClientTimeouts timeouts() {
    return ClientTimeouts.DEFAULT
        .withConnect(Ranges.positive("--connect-timeout", connect))
        .withReply(Ranges.positive("--reply-timeout", reply));
  }
}
