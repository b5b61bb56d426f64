package org.wwep.emulator.cli;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.device.LinkConfig;
import org.wwep.device.server.RegisterTable;
import org.wwep.device.server.Transaction;
import org.wwep.emulator.server.RunningServer;
import org.wwep.emulator.server.ServerOptions;
import org.wwep.emulator.server.ServerPort;
import org.wwep.emulator.store.Store;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wwep server}. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the class server until interrupted.",
      "Prints 'listening ADDRESS:PORT open' and '... tls' once it accepts, then a line per transaction."
    })
final class ServerCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the open protocol; 0 takes a free one (default: 27708).")
  int port = LinkConfig.OPEN_PORT;

  @Mixin ServerTlsOptions tls = new ServerTlsOptions();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; 0.0.0.0 for all (default: 127.0.0.1, this machine only).")
  InetAddress bind = Endpoint.loopback(0).address();

  @Mixin StoreOption store = new StoreOption();

  @Option(
      names = "--mode",
      paramLabel = "packets|callbacks|concurrent",
      description =
          "Run one of the course's servers instead, as firmware on packets: exercise 04, 05 or 06.")
  RunningServer.@Nullable Mode mode;

  @Option(names = "--keep-alive", description = "Let a connection carry more than one exchange.")
  boolean keepAlive;

  @Option(names = "--reasons", description = "Say why behind each X.")
  boolean reasons;

  @Option(
      names = "--read-timeout",
      paramLabel = "TIME",
      description = "How long a frame may pause (default: 100ms).")
  Duration readTimeout = ServerOptions.READ_TIMEOUT;

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      description =
          "With --keep-alive: how long a client may be silent between frames (default: 60s).")
  Duration idleTimeout = Duration.ofSeconds(60);

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description = "How many are served at a time; more get X (default: 10000).")
  int maxConnections = 10_000;

  @Option(names = "--json", description = "Print JSON, one object a line.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    if (mode != null && !store.inMemory()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--store is the class server's: with --mode the firmware keeps a table of its own");
    }
    Output out = Output.standard();
    try (Store registers = store.open();
        HostRtos rtos = Tasks.host(null, this::err);
        HostStack net = new HostStack();
        RunningServer server = start(rtos, net, registers, out);
        OnSignal _ = new OnSignal(() -> stop(server, registers, out))) {
      if (!bind.isLoopbackAddress()) {
        err(
            "port "
                + server.ports().getFirst().local().port()
                + " is open to the network, without encryption: --bind 127.0.0.1 closes it");
      }
      for (RunningServer.Port listening : server.ports()) {
        out.line(
            json
                ? new JsonLine(rtos.now(), "listening")
                    .with("address", listening.local())
                    .with("port", listening.kind())
                    .end()
                : "listening " + listening.local() + " " + listening.kind());
      }
      out.awaitClosed();
    }
    throw Output.lost();
  }

  private RunningServer start(HostRtos rtos, HostStack net, Store registers, Output out)
      throws Exception {
    List<ServerPort> ports = new ArrayList<>();
    ports.add(ServerPort.open(new Endpoint(bind, Range.port("--port", port))));
    if (!tls.none) {
      ports.add(new ServerPort(new Endpoint(bind, tls.portBeside(port)), tls.layer(rtos::now)));
    }
    ServerOptions options =
        new ServerOptions(
            ports,
            keepAlive,
            reasons,
            Range.positive("--read-timeout", readTimeout),
            Range.positive("--idle-timeout", idleTimeout),
            Range.oneOrMore("--max-connections", maxConnections));
    RunningServer.Mode chosen = mode;
    return chosen == null
        ? RunningServer.classServer(
            rtos, net, options, registers, transaction -> out.line(line(transaction)))
        : RunningServer.firmware(
            chosen,
            rtos,
            net,
            options,
            new RegisterTable(),
            transaction -> out.line(line(transaction)));
  }

  private String line(Transaction transaction) {
    return json
        ? new JsonLine(transaction.at(), "transaction")
            .with("number", transaction.number())
            .with("peer", transaction.peer())
            .with("port", transaction.port())
            .with("frame", transaction.received())
            .with("reply", transaction.reply().frame())
            .end()
        : transaction.line();
  }

  private void stop(RunningServer server, Store registers, Output out) {
    server.close();
    registers.close();
    long count = server.transactions().getAsLong();
    err("stopped after " + count + (count == 1 ? " transaction" : " transactions"));
    out.flush(500);
  }

  private void err(String text) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println("wwep server: " + text);
    err.flush();
  }
}
