package org.wwep.emulator.cli.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.net.TerminalText;
import org.wwep.protocol.DeviceId;
import org.wwep.value.Ranges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wwep watch}. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Follows the transactions of a running server, from now on, until interrupted.",
      "The server answers if it was started with --metrics-port."
    },
    footer = {"", "Example: wwep server --metrics-port 9464   and then: wwep watch 9464"})
public final class WatchCommand implements Callable<Integer> {
  /** Of a line; it may be that of another server. */
  private static final int LONGEST = 4000;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  @Parameters(
      paramLabel = "PORT",
      converter = PortNumber.class,
      description = "The server's --metrics-port, on this machine; 9464 by custom.")
  int port;

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
    String where = "http://127.0.0.1:" + Ranges.within("PORT", port, 1, 65535) + "/feed";
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      HttpResponse<java.io.InputStream> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(json ? where : where + "?as=text"))
                  .timeout(CONNECT)
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new CliException(
            ExitCode.ENVIRONMENT,
            "port " + port + " has no feed: is it the --metrics-port of 'wwep server'?");
      }
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.isEmpty() && wanted(line)) {
            out.line(TerminalText.of(line, LONGEST));
            if (out.closed()) {
              throw LineWriter.gone();
            }
          }
        }
      }
    } catch (ConnectException _) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "nobody answers at port " + port + ": start 'wwep server --metrics-port " + port + "'");
    } catch (HttpTimeoutException _) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "port " + port + " is silent: is it the --metrics-port of 'wwep server'?");
    } catch (IOException _) {
      // As when the feed ends.
    }
    out.flush();
    throw new CliException(ExitCode.ENVIRONMENT, "the server has ended the feed");
  }

  private boolean wanted(String line) {
    DeviceId one = device;
    // Frames have their digits as they were read, which is upper case; noise has no device.
    boolean ofDevice =
        one == null
            || line.toUpperCase(Locale.ROOT).matches(".*[ \"][WR]" + one + "[0-9A-F]{2,6}[ \"].*");
    boolean toldNo = line.contains(json ? "\"reply\":\"X" : " -> X");
    return (ofDevice && (!refused || toldNo)) || line.contains("missed");
  }
}
