package org.wwep.emulator.cli.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.wwep.client.ApiStyle;
import org.wwep.client.ClientTimeouts;
import org.wwep.client.ReplyOutcome;
import org.wwep.client.WwepClient;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.cli.keys.ClientTlsOptions;
import org.wwep.emulator.cli.option.HostPort;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TerminalText;
import org.wwep.net.host.HostStack;
import org.wwep.protocol.ReadRequest;
import org.wwep.protocol.Request;
import org.wwep.rtos.HostRtos;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One exchange from the command line. */
final class ExchangeOptions {
  private static final Duration RESOLVE = Duration.ofSeconds(10);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Timeout of a reply (default: 500ms).")
  Duration timeout = ClientTimeouts.DEFAULT.reply();

  @Option(
      names = "--padded",
      description = "Pad the frame to 20 bytes, as in the course's present edition.")
  boolean padded;

  @Mixin ClientTlsOptions tls = new ClientTlsOptions();

  /** Sends the request, prints the reply, and returns the exit code. */
  int exchange(HostPort server, Request request)
      throws LinkException, InterruptedException, CliException {
    try (HostRtos rtos = new HostRtos();
        HostStack net = new HostStack();
        WwepClient client =
            new WwepClient(net, rtos::now, ApiStyle.STREAM, layer(server), timeouts())) {
      client.padFrames(padded);
      ReplyOutcome outcome = client.exchange(endpoints(server, net), request);
      LineWriter out = LineWriter.standard();
      out.line(outcome.received());
      out.finish(ExitCode.PASS);
      return switch (outcome) {
        case ReplyOutcome.Done _ -> ExitCode.PASS;
        case ReplyOutcome.Denied denied -> {
          if (request instanceof ReadRequest && denied.received().equals("X")) {
            warn("X to a read: as a rule, nobody has written that register yet");
          }
          yield ExitCode.FAILED;
        }
        case ReplyOutcome.WrongEcho _ ->
            throw new CliException(
                ExitCode.FAILED, "the server acknowledged something else than " + request.frame());
        case ReplyOutcome.Garbage garbage ->
            throw new CliException(
                ExitCode.FAILED, "the server's answer is no reply: " + garbage.reason());
      };
    }
  }

  /** Sends these bytes, prints what comes back, and returns the exit code. */
  int sendRaw(HostPort server, byte[] bytes)
      throws LinkException, InterruptedException, CliException {
    try (HostRtos rtos = new HostRtos();
        HostStack net = new HostStack()) {
      byte[] reply =
          new RawExchange(net, layer(server), timeouts())
              .carry(endpoints(server, net), bytes, rtos);
      if (reply.length == 0) {
        throw new CliException(
            ExitCode.FAILED,
            "the server sent nothing within " + Durations.millis(timeouts().reply()));
      }
      String text = new String(reply, StandardCharsets.ISO_8859_1);
      LineWriter out = LineWriter.standard();
      out.line(TerminalText.of(text, RawExchange.MOST * 4));
      out.finish(ExitCode.PASS);
      return text.startsWith("A") ? ExitCode.PASS : ExitCode.FAILED;
    }
  }

  private SecureLayer layer(HostPort server) throws CliException {
    return tls.layer(server.host(), InstantSource.system(), ExchangeOptions::warn);
  }

  private ClientTimeouts timeouts() {
    return ClientTimeouts.DEFAULT.withReply(Ranges.positive("--timeout", timeout));
  }

  private List<Endpoint> endpoints(HostPort server, HostStack net)
      throws LinkException, InterruptedException {
    int port = server.portOr(tls.tls ? LinkConfig.TLS_PORT : LinkConfig.OPEN_PORT);
    return ConnectAttempts.servers(net, server.host(), port, RESOLVE);
  }

  private static void warn(String text) {
    ErrorOutput.line("wwep: " + text);
  }
}
