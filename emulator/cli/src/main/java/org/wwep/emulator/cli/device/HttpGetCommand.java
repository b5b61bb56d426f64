package org.wwep.emulator.cli.device;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wwep.device.HttpGet;
import org.wwep.emulator.cli.keys.ClientTlsOptions;
import org.wwep.emulator.cli.keys.TaggedSockets;
import org.wwep.emulator.cli.option.HostPort;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.hal.emulated.EmulatedBoard;
import org.wwep.net.TerminalText;
import org.wwep.net.bsd.ErrnoException;
import org.wwep.net.tls.TlsVersion;
import org.wwep.rtos.HostRtos;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wwep http-get}. */
@Command(
    name = "http-get",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Zephyr's sample http_get: fetches a page by Zephyr's socket calls, and prints the reply.",
      "With --tls its socket is one of IPPROTO_TLS_1_2 (1_3 with --tls-version 1.3), its CA is under",
      "a security tag, and connect does the handshake: in the stack, or in the coprocessor.",
      "Exit code 0 for a status below 400, 1 for another or no reply of HTTP, 3 if there is no server."
    },
    footer = {
      "",
      "Examples:",
      "  wwep http-get localhost:8080 /state",
      "  wwep http-get --tls --stack nwp localhost:8443"
    })
public final class HttpGetCommand implements Callable<Integer> {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*");
  private static final Pattern PATH = Pattern.compile("/[!-~]*");
  private static final int LONGEST_LINE = 4000;
  private static final int FIRST_ERROR = 400;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  @Spec @Nullable CommandSpec spec;
  @Mixin StackOption stack = new StackOption();
  @Mixin ClientTlsOptions tls = new ClientTlsOptions();

  @Parameters(
      index = "0",
      paramLabel = "HOST[:PORT]",
      description = "The server (port 80, or 443 with --tls, unless told otherwise).")
  @Nullable HostPort server;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "Path to fetch (default: /).")
  String path = "/";

  @Override
  public Integer call() throws Exception {
    HostPort from = Objects.requireNonNull(server);
    stack.check(Objects.requireNonNull(spec));
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "PATH begins with / and has no spaces, was '" + path + "'; write %20 for a space");
    }
    try (HostRtos rtos = new HostRtos();
        StackOption.StackHandle<?> open =
            stack.open(rtos, EmulatedBoard.DEFAULT_MAC, tls.certs.path(), HttpGetCommand::warn)) {
      TaggedSockets tagged = stack.sockets(open, rtos, tls, HttpGetCommand::warn);
      HttpGet firmware = new HttpGet(tagged.sockets(), tagged.tags(), !tls.insecure);
      String reply;
      try {
        reply =
            firmware.fetch(
                protocol(), from.host(), from.portOr(tls.tls ? HTTPS_PORT : HTTP_PORT), path);
      } catch (ErrnoException e) {
        throw new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
      }
      return show(reply);
    }
  }

  private HttpGet.Protocol protocol() {
    if (!tls.tls) {
      return HttpGet.Protocol.TCP;
    }
    return tls.version == TlsVersion.TLS_1_3 ? HttpGet.Protocol.TLS_1_3 : HttpGet.Protocol.TLS_1_2;
  }

  private static int show(String reply) throws CliException {
    LineWriter out = LineWriter.standard();
    reply.lines().forEach(line -> out.line(TerminalText.of(line, LONGEST_LINE)));
    Matcher status = STATUS.matcher(reply.lines().findFirst().orElse(""));
    if (!status.matches()) {
      out.flush();
      throw new CliException(
          ExitCode.FAILED,
          reply.isEmpty()
              ? "the server closed without a reply"
              : "the reply is none of HTTP: it begins with no status line");
    }
    return out.finish(
        Integer.parseInt(status.group(1)) < FIRST_ERROR ? ExitCode.PASS : ExitCode.FAILED);
  }

  private static void warn(String text) {
    ErrorOutput.line("wwep http-get: " + text);
  }
}
