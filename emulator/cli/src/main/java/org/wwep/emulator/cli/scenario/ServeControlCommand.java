package org.wwep.emulator.cli.scenario;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.control.ControlRules;
import org.wwep.emulator.control.ControlServer;
import org.wwep.emulator.http.TokenGate;
import org.wwep.emulator.json.JsonLine;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.host.HostStack;
import org.wwep.value.Ranges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wwep serve-control}. */
@Command(
    name = "serve-control",
    mixinStandardHelpOptions = true,
    description = {
      "Lets other programs start boards and have a hand in them, by lines of JSON, until interrupted.",
      "Each connection has a board of its own, in virtual time or on real sockets. The port and the",
      "token that a client has to know are printed at the start."
    },
    footer = {"", "Example: wwep serve-control --json"})
public final class ServeControlCommand implements Callable<Integer> {
  private static final int MOST_CLIENTS = 64;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description = "Port to listen at; 0 takes a free one (default: 0).")
  int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Address to listen at; 0.0.0.0 for all (default: 127.0.0.1, this machine only). Whoever has"
              + " the token may run firmware here.")
  @Nullable InetAddress bind;

  @Option(
      names = "--request-timeout",
      paramLabel = "TIME",
      description = "Time limit of a request, by the clock (default: 60s).")
  Duration requestTimeout = Duration.ofSeconds(60);

  @Option(names = "--json", description = "Print where it listens as JSON, one object a line.")
  boolean json;

  @Mixin ClassPathOption classPath = new ClassPathOption();

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public Integer call() throws Exception {
    Ranges.positive("--request-timeout", requestTimeout);
    LogSetup.quietServers();
    Endpoint local =
        new Endpoint(
            bind == null ? Endpoint.loopback(0).address() : bind, Ranges.port("--port", port));
    ControlRules rules =
        new ControlRules(TokenGate.newToken(), requestTimeout, MOST_CLIENTS, version());
    CommandControlSource source = new CommandControlSource(classPath, classPath.classes());
    LineWriter out = LineWriter.lasting();
    try (HostStack net = new HostStack();
        ControlServer server = start(net, local, rules, source)) {
      tell(out, server.local(), rules.token());
      out.flush();
      return ShutdownHook.during(
          () -> {
            stopped.await();
            return ExitCode.PASS;
          },
          stopped::countDown);
    }
  }

  static String version() {
    String version = ServeControlCommand.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private ControlServer start(
      HostStack net, Endpoint local, ControlRules rules, CommandControlSource source)
      throws CliException {
    try {
      return ControlServer.start(net, local, rules, source);
    } catch (LinkException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "--port %d at %s is not available: %s; take another port, or 0"
              .formatted(port, local.host(), e.getMessage()));
    }
  }

  private void tell(LineWriter out, Endpoint local, String token) {
    if (json) {
      out.json(
          new JsonLine(InstantSource.system().instant(), "listening")
              .with("host", local.address().getHostAddress())
              .with("port", local.port())
              .with("layer", "control")
              .with("token", token)
              .end());
    } else {
      out.line("listening " + local + " control, token " + token);
    }
  }
}
