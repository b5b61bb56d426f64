package org.wwep.emulator.cli.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.net.TerminalText;
import org.wwep.protocol.DeviceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wwep watch}. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Follows the transactions of a running server, from now on, until interrupted.",
      "The server answers if it was started with --admin-port."
    },
    footer = {"", "Example: wwep server --admin-port 9464   and then: wwep watch 9464"})
public final class WatchCommand implements Callable<Integer> {
  /** Of a line; it may be that of another server. */
  private static final int LONGEST = 4000;

  @Spec @Nullable CommandSpec spec;

  @Mixin AdminServerArgument server = new AdminServerArgument();

  @Option(names = "--json", description = "Print JSON, one object a line.")
  boolean json;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "Only the frames of this device, 4 hex digits.")
  @Nullable DeviceId device;

  @Option(names = "--refused", description = "Only what was answered X.")
  boolean refused;

  @Override
  public Integer call() throws Exception {
    LineWriter out = LineWriter.standard();
    AdminAddress address = server.address();
    WatchText text = new WatchText(Terminals.styled());
    address.ask(
        "feed",
        "feed",
        answer -> {
          ErrorOutput.line(
              spec,
              "wwep watch: waiting for transactions at " + address.given() + ", Ctrl-C ends it");
          if (!json) {
            ErrorOutput.line(spec, WatchText.heading());
          }
          follow(answer, out, text);
        });
    out.flush();
    throw new CliException(ExitCode.ENVIRONMENT, "the server has ended the feed");
  }

  private void follow(InputStream answer, LineWriter out, WatchText text)
      throws IOException, CliException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && wanted(line)) {
          out.line(json ? TerminalText.of(line, LONGEST) : text.line(line));
          if (out.closed()) {
            throw LineWriter.gone();
          }
        }
      }
    }
  }

  private boolean wanted(String line) {
    DeviceId one = device;
    // Frames have their digits as they were read, which is upper case; noise has no device.
    boolean ofDevice =
        one == null
            || line.toUpperCase(Locale.ROOT).matches(".*[ \"][WR]" + one + "[0-9A-F]{2,6}[ \"].*");
    boolean toldNo = line.contains("\"reply\":\"X");
    return (ofDevice && (!refused || toldNo)) || line.contains("missed");
  }
}
