package org.wwep.emulator.cli.fleet;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.wwep.client.ClientTimeouts;
import org.wwep.device.LinkConfig;
import org.wwep.emulator.cli.keys.ClientTlsOptions;
import org.wwep.emulator.cli.option.ClientTimeoutOptions;
import org.wwep.emulator.cli.option.HostPort;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.FleetTarget;
import org.wwep.emulator.fleet.SourceAddresses;
import org.wwep.hal.MacAddress;
import org.wwep.net.BindFailedException;
import org.wwep.net.ConnectAttempts;
import org.wwep.net.Connection;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.SecureLayer;
import org.wwep.net.TcpSocket;
import org.wwep.net.host.HostDatagrams;
import org.wwep.net.host.HostStack;
import org.wwep.net.tls.ClientEngines;
import org.wwep.net.tls.Credential;
import org.wwep.net.tls.SessionCache;
import org.wwep.net.tls.TlsClientConfig;
import org.wwep.protocol.DeviceId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server a fleet presses on, and how it gets there. */
final class TargetOptions {
  private static final Duration RESOLVE = Duration.ofSeconds(10);

  @Option(
      names = "--server",
      paramLabel = "HOST[:PORT]",
      description = "The register server (default: localhost, port 27708, with --tls 40508).")
  HostPort server = new HostPort("localhost", 0);

  @Option(
      names = "--allow-remote",
      description = "Press on a server that is not on this machine: one of your own, please.")
  boolean allowRemote;

  @Option(
      names = "--source",
      converter = SourceArgument.class,
      split = ",",
      paramLabel = "IP[/BITS]",
      description =
          "Connect from these addresses in turn, such as 127.0.1.0/24: one has about 28,000 ports"
              + " (default: the system's choice).")
  List<SourceAddresses> sources = new ArrayList<>();

  @Option(
      names = "--keep-alive",
      description =
          "Have each device keep one connection, in place of one for each press ('wwep server"
              + " --keep-alive').")
  boolean keepAlive;

  @Option(
      names = "--full-handshakes",
      description = "With --tls: resume no session; every connection is a new one to the server.")
  boolean fullHandshakes;

  @Option(
      names = "--device-certs",
      description =
          "With --tls: have each device show a certificate for its ID; the development CA makes"
              + " those that are missing ('wwep server --require-client-cert').")
  boolean deviceCerts;

  @Mixin ClientTimeoutOptions times = new ClientTimeoutOptions();

  @Mixin ClientTlsOptions tls = new ClientTlsOptions();

  /** Set once the server is known. */
  private IntFunction<SecureLayer> layers = _ -> SecureLayer.OPEN;

  /** Returns what firmware lays over a device's connections, after {@link #target}. */
  IntFunction<SecureLayer> layers() {
    return layers;
  }

  /**
   * Returns the server, once one connection to it has succeeded.
   *
   * @param devices how many devices connect
   * @param first the first one's MAC address
   */
  FleetTarget target(int devices, MacAddress first)
      throws CliException, LinkException, InterruptedException {
    ClientTimeouts timeouts = times.timeouts();
    if ((fullHandshakes || deviceCerts) && !tls.tls) {
      throw new IllegalArgumentException(
          "--full-handshakes and --device-certs are about TLS: add --tls");
    }
    List<InetAddress> from =
        sources.stream().flatMap(source -> source.addresses().stream()).toList();
    check(from);
    FleetTarget target =
        FleetTarget.open(Endpoint.loopback(0))
            .withTimeouts(timeouts)
            .withKeepAlive(keepAlive)
            .withSources(from);
    if (!tls.tls) {
      SecureLayer open = tls.layer(server.host(), InstantSource.system(), TargetOptions::warn);
      return target.withServer(reachable(open, timeouts));
    }
    // Once: a key may come by a pipe.
    TlsClientConfig config =
        tls.clientConfig(server.host(), InstantSource.system(), TargetOptions::warn);
    IntFunction<@Nullable Credential> own = own(config, devices, first);
    SecureLayer secured =
        ClientTlsOptions.layer(shown(config, own, 0), InstantSource.system(), TargetOptions::warn);
    layers = device -> layer(shown(config, own, device));
    return target
        .withServer(reachable(secured, timeouts))
        .withEngines(
            ClientEngines.of(config, own, devices, !fullHandshakes, InstantSource.system()));
  }

  private static TlsClientConfig shown(
      TlsClientConfig config, IntFunction<@Nullable Credential> own, int device) {
    Credential shown = own.apply(device);
    return shown == null ? config : config.withOwn(shown);
  }

  /** Each device has sessions of its own; what weakens TLS was told already. */
  private SecureLayer layer(TlsClientConfig config) {
    TlsClientConfig resumed = fullHandshakes ? config : config.withSessions(SessionCache.ofSize(1));
    return ClientTlsOptions.layer(resumed, InstantSource.system(), _ -> {});
  }

  /** Returns what each device shows of itself. */
  private IntFunction<@Nullable Credential> own(
      TlsClientConfig config, int devices, MacAddress first) throws CliException {
    Credential one = config.own();
    if (!deviceCerts) {
      return _ -> one;
    }
    if (one != null) {
      throw new IllegalArgumentException(
          "--device-certs and --cert exclude each other: a device shows one certificate");
    }
    Map<DeviceId, Credential> all = tls.certs.devices(FleetConfig.ids(first, devices));
    return device -> all.get(FleetConfig.id(first, device));
  }

  /** Of a network the first and the last stand for all. */
  private static void check(List<InetAddress> sources) throws CliException {
    List<InetAddress> ends =
        sources.isEmpty() ? sources : List.of(sources.getFirst(), sources.getLast());
    for (InetAddress each : ends) {
      try (HostDatagrams _ = HostDatagrams.bind(new Endpoint(each, 0))) {
        // It is this machine's.
      } catch (BindFailedException e) {
        throw new CliException(
            ExitCode.ENVIRONMENT,
            "--source %s is no address of this machine: give some that it has, as 127.0.1.0/24"
                .formatted(each.getHostAddress()));
      }
    }
  }

  /** Returns the first of the server's addresses that takes a connection; it is ended at once. */
  private Endpoint reachable(SecureLayer layer, ClientTimeouts timeouts)
      throws CliException, LinkException, InterruptedException {
    try (HostStack net = new HostStack()) {
      int port = server.portOr(tls.tls ? LinkConfig.TLS_PORT : LinkConfig.OPEN_PORT);
      List<Endpoint> servers = ConnectAttempts.servers(net, server.host(), port, RESOLVE);
      for (Endpoint each : servers) {
        if (!allowRemote && !each.address().isLoopbackAddress()) {
          throw new CliException(
              ExitCode.USAGE,
              ("--server %s is at %s, not on this machine: a fleet is a load; add --allow-remote if"
                      + " that server is yours")
                  .formatted(server.host(), each.host()));
        }
      }
      return ConnectAttempts.first(servers, each -> probe(net, each, layer, timeouts));
    }
  }

  private static Endpoint probe(
      HostStack net, Endpoint server, SecureLayer layer, ClientTimeouts timeouts)
      throws LinkException, InterruptedException {
    TcpSocket socket = net.socket();
    try {
      socket.connect(server, timeouts.connect());
      Connection secured = layer.secure(socket);
      secured.close();
      return server;
    } finally {
      socket.close();
    }
  }

  private static void warn(String text) {
    ErrorOutput.line("wwep: " + text);
  }
}
