package org.wwep.emulator.cli.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.keys.CertsDirectory;
import org.wwep.emulator.cli.option.HostRtosFactory;
import org.wwep.emulator.cli.option.PortNumber;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.ServiceWatchdog;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.SystemdNotifier;
import org.wwep.emulator.fault.FaultFormat;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.pki.DevelopmentCa;
import org.wwep.emulator.proxy.DevelopmentRogueServer;
import org.wwep.emulator.proxy.ProxyAddress;
import org.wwep.emulator.proxy.api.ApiException;
import org.wwep.emulator.proxy.api.ControlApi;
import org.wwep.emulator.proxy.api.ProxyCollection;
import org.wwep.net.Endpoint;
import org.wwep.net.TerminalText;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wwep proxy}. */
@Command(
    name = "proxy",
    mixinStandardHelpOptions = true,
    description = {
      "Injects faults between clients and any server, until interrupted.",
      "Toxiproxy's clients can drive it: its HTTP API listens on port 8474.",
      "Prints 'listening ADDRESS:PORT api', and a line per proxy once it accepts."
    })
public final class ProxyCommand implements Callable<Integer> {
  /** Of a line; names are their clients'. */
  private static final int LONGEST = 1000;

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--upstream", paramLabel = "HOST:PORT", description = "The server to forward to.")
  @Nullable String upstream;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Address for clients; port 0 takes a free one (default: 127.0.0.1:0).")
  String listen = "127.0.0.1:0";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of this proxy in the API (default: wwep).")
  String name = "wwep";

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description =
          "A fault of that proxy, may be repeated, as 'latency latency=100 jitter=20"
              + " stream=upstream'; "
              + "besides attributes there are name, stream and toxicity.")
  List<String> faults = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Proxies to start, as toxiproxy's JSON has them.")
  @Nullable Path config;

  @Option(
      names = "--api-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description = "Port of the HTTP API; 0 takes a free one (default: 8474).")
  int apiPort = ControlApi.PORT;

  @Option(
      names = "--api-host",
      paramLabel = "ADDRESS",
      description = "Address of the HTTP API (default: 127.0.0.1, this machine only).")
  InetAddress apiHost = Endpoint.loopback(0).address();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of toxicity, jitter and loss (default: a new one each time).")
  @Nullable Long seed;

  @Mixin CertsDirectory certs = new CertsDirectory();

  @Override
  public Integer call() throws Exception {
    List<FaultSpec> specs = specs();
    long chosen = seed == null ? new SplittableRandom().nextInt(1_000_000) : seed;
    LineWriter out = LineWriter.lasting();
    try (HostRtos rtos = HostRtosFactory.host(chosen, this::err);
        HostStack net = new HostStack();
        ProxyCollection proxyCollection =
            new ProxyCollection(
                rtos, net, identity(), chosen, line -> out.line(TerminalText.of(line, LONGEST)));
        ControlApi api = api(proxyCollection);
        ShutdownHook signal = new ShutdownHook(() -> stop(api, proxyCollection, out))) {
      err("seed " + chosen);
      warn();
      populate(proxyCollection, specs);
      out.line("listening " + api.local() + " api");
      ServiceWatchdog.start(
          "listening " + api.local() + " api, " + proxyCollection.count() + " proxies",
          () -> proxyCollection.count() >= 0);
      signal.awaitClosed(out);
    }
    throw LineWriter.gone();
  }

  private List<FaultSpec> specs() {
    if (upstream == null) {
      for (String option : List.of("--fault", "--listen", "--name")) {
        if (Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption(option)) {
          throw usage(option + " needs --upstream HOST:PORT, the server to stand in front of");
        }
      }
    }
    if (upstream != null) {
      // Before anything listens: what cannot be is said first.
      ProxyAddress.parse("--upstream", upstream);
      ProxyAddress.parse("--listen", listen);
    }
    List<FaultSpec> specs = new ArrayList<>();
    for (String fault : faults) {
      specs.add(FaultFormat.line(fault));
    }
    return specs;
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private DevelopmentRogueServer identity() {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    return new DevelopmentRogueServer(
        new DevelopmentCa(certs.path(), random, clock), random, clock);
  }

  private ControlApi api(ProxyCollection proxyCollection) throws CliException {
    Endpoint local = new Endpoint(apiHost, apiPort);
    try {
      return ControlApi.start(local, proxyCollection);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.ENVIRONMENT,
          "the API cannot listen on %s: %s; --api-port 0 takes a free port"
              .formatted(local, e.getMessage()));
    }
  }

  private void populate(ProxyCollection proxyCollection, List<FaultSpec> specs)
      throws CliException {
    Path file = config;
    try {
      if (file != null) {
        proxyCollection.populate(BoundedFile.read(file), made -> {});
      }
      if (upstream != null) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("listen", listen);
        fields.put("upstream", upstream);
        proxyCollection.create(fields, specs);
      }
    } catch (ApiException e) {
      throw new CliException(
          e.status() >= 500 ? ExitCode.ENVIRONMENT : ExitCode.USAGE,
          (file == null ? "" : file + ": ") + e.getMessage());
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE,
          file
              + " cannot be read ("
              + FileErrors.reason(e)
              + "): give a file of JSON with --config");
    }
  }

  private void warn() {
    if (!apiHost.isLoopbackAddress()) {
      err("the API is open to the network, for anybody: --api-host 127.0.0.1 closes it");
    }
  }

  private void stop(ControlApi api, ProxyCollection proxyCollection, LineWriter out) {
    SystemdNotifier.of(System.getenv()).stopping();
    api.close();
    proxyCollection.close();
    err("stopped");
    out.flush(500);
  }

  private void err(String text) {
    ErrorOutput.line(spec, "wwep proxy: " + text);
  }
}
