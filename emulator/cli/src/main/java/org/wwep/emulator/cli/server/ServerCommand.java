package org.wwep.emulator.cli.server;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wwep.device.LinkConfig;
import org.wwep.device.server.RegisterTable;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.HostRtosFactory;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.ServiceWatchdog;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.SystemdNotifier;
import org.wwep.emulator.json.JsonLine;
import org.wwep.emulator.server.ServerHandle;
import org.wwep.emulator.server.Store;
import org.wwep.emulator.server.netty.NettySettings;
import org.wwep.emulator.server.netty.WritePolicy;
import org.wwep.emulator.store.SnapshotSchedule;
import org.wwep.emulator.testbed.CourseServer;
import org.wwep.emulator.testbed.PoolReport;
import org.wwep.net.Endpoint;
import org.wwep.net.SecureLayer;
import org.wwep.net.host.HostStack;
import org.wwep.protocol.server.ServerPort;
import org.wwep.protocol.server.ServerSettings;
import org.wwep.rtos.HostRtos;
import org.wwep.value.Durations;
import org.wwep.value.Ranges;
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
      "Runs the register server until interrupted.",
      "Prints 'listening ADDRESS:PORT open' and '... tls' once it accepts, then a line per"
          + " transaction."
    })
public final class ServerCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortNumber.class,
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
  @Mixin ReplicaOptions replicas = new ReplicaOptions();
  @Mixin SnapshotOptions snapshots = new SnapshotOptions();
  @Mixin CourseServerOptions course = new CourseServerOptions();
  @Mixin ServerRuleOptions rules = new ServerRuleOptions();

  @Option(names = "--read-only", description = "Answer X to every write.")
  boolean readOnly;

  @Mixin ServerLimitOptions limits = new ServerLimitOptions();
  @Mixin ServerLogOptions told = new ServerLogOptions();

  @Override
  public Integer call() throws Exception {
    CourseServer mode = course.mode;
    if (mode != null && !store.inMemory()) {
      throw usage(
          "--store is the register server's: with --mode the firmware keeps a table of its own");
    }
    if (mode == null && course.hasPools()) {
      throw usage("--tx-packets and --rx-packets go with --mode: the register server has no pools");
    }
    ServerSettings _ = core(SecureLayer.OPEN);
    ServerOptionCheck.check(
        new GivenOptions(Objects.requireNonNull(spec)),
        mode,
        tls.none,
        rules.keepAlive,
        told.logFile != null,
        snapshots.every != null,
        replicas.any());
    LineWriter out = LineWriter.lasting();
    if (mode == null) {
      registerServer(out);
    } else {
      firmware(mode, out);
    }
    throw LineWriter.gone();
  }

  private void registerServer(LineWriter out) throws Exception {
    LogSetup.ready();
    InstantSource clock = InstantSource.system();
    ServerSettings core = core(tls.none ? SecureLayer.OPEN : raw -> raw);
    NettySettings settings = limits.on(NettySettings.of(core));
    List<AutoCloseable> staples = new ArrayList<>();
    if (!tls.none) {
      settings = settings.withTls(core, tls.engines(clock, this::err, staples::add));
    }
    settings =
        settings.withWrites(
            readOnly
                ? WritePolicy.NONE
                : tls.requireClientCert ? WritePolicy.BY_CERTIFICATE : WritePolicy.ALL);
    try (Store registers = store.open(replicas.policy(store));
        SnapshotSchedule _ = snapshots.start(store, registers, clock);
        ServerRuntime server = ServerRuntime.start(settings, registers, told, clock, out);
        ShutdownHook signal =
            new ShutdownHook(
                Ranges.notNegative("--drain", limits.drain)
                    .plus(limits.shutdown)
                    .plus(ShutdownHook.LONGEST),
                () -> stop(server, registers, out))) {
      listening(server.ports(), clock.instant(), out);
      server.page().ifPresent(page -> err("page at " + page));
      ServiceWatchdog.start(status(server.ports()), server::healthy);
      signal.awaitClosed(out);
    } finally {
      for (AutoCloseable staple : staples) {
        staple.close();
      }
    }
  }

  private static String status(List<ServerHandle.BoundPort> ports) {
    return ports.stream()
        .map(port -> port.local() + " " + port.kind())
        .collect(Collectors.joining(", ", "listening ", ""));
  }

  private static boolean turn(HostRtos rtos) throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    rtos.spawn("wwep-turn", ran::countDown);
    ran.await();
    return true;
  }

  private void stop(ServerRuntime server, Store registers, LineWriter out) {
    SystemdNotifier.of(System.getenv()).stopping();
    try {
      server.drain(limits.drain);
      if (!server.finish(Ranges.positive("--shutdown-timeout", limits.shutdown))) {
        err("some clients did not finish within " + Durations.millis(limits.shutdown));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    registers.close();
    stopped(server.transactions(), out);
  }

  private void firmware(CourseServer chosen, LineWriter out) throws Exception {
    err(course.creation(chosen));
    try (HostRtos rtos = HostRtosFactory.host(null, this::err);
        HostStack net = new HostStack();
        ServerHandle server =
            course
                .firmware(chosen)
                .on(rtos, net)
                .start(
                    core(
                        tls.none
                            ? SecureLayer.OPEN
                            : tls.layer(InstantSource.system(), this::err, limits.handshake)),
                    new RegisterTable(),
                    transaction -> {
                      if (!told.quiet) {
                        told.print(transaction, out);
                      }
                    });
        ShutdownHook signal = new ShutdownHook(() -> end(server, rtos.now(), out))) {
      listening(server.ports(), rtos.now(), out);
      // It answers on tasks of its own; that one of them gets its turn is what can be asked.
      ServiceWatchdog.start(
          status(server.ports()), () -> server.transactions().getAsLong() >= 0 && turn(rtos));
      signal.awaitClosed(out);
    }
  }

  private void end(ServerHandle server, Instant at, LineWriter out) {
    SystemdNotifier.of(System.getenv()).stopping();
    List<PoolReport> pools = PoolReport.of(server);
    server.close();
    CourseServerOptions.tell(pools, told.json, at, out);
    stopped(server.transactions().getAsLong(), out);
  }

  private ServerSettings core(SecureLayer layer) {
    List<ServerPort> ports = new ArrayList<>();
    ports.add(ServerPort.open(new Endpoint(bind, Ranges.port("--port", port))));
    if (!tls.none) {
      ports.add(new ServerPort(new Endpoint(bind, tls.portBeside(port)), layer));
    }
    return new ServerSettings(ports, rules.rules());
  }

  private void listening(List<ServerHandle.BoundPort> ports, Instant now, LineWriter out) {
    if (!bind.isLoopbackAddress()) {
      err(
          "port "
              + ports.getFirst().local().port()
              + " is open to the network, without encryption: --bind 127.0.0.1 closes it");
    }
    for (ServerHandle.BoundPort listening : ports) {
      if (told.json) {
        out.json(
            new JsonLine(now, "listening")
                .with("host", listening.local().address().getHostAddress())
                .with("port", listening.local().port())
                .with("layer", listening.kind())
                .end());
      } else {
        out.line("listening " + listening.local() + " " + listening.kind());
      }
    }
  }

  private void stopped(long count, LineWriter out) {
    err("stopped after " + count + (count == 1 ? " transaction" : " transactions"));
    out.flush(500);
  }

  private ParameterException usage(String text) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), text);
  }

  private void err(String text) {
    ErrorOutput.line(spec, "wwep server: " + text);
  }
}
