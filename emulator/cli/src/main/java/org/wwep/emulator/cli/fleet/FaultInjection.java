package org.wwep.emulator.cli.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.cli.option.HostPort;
import org.wwep.emulator.cli.option.HostRtosFactory;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.fault.FaultSpec;
import org.wwep.emulator.fleet.FaultyPath;
import org.wwep.emulator.fleet.FleetTarget;
import org.wwep.emulator.proxy.RogueServer;
import org.wwep.emulator.proxy.api.ApiException;
import org.wwep.emulator.proxy.api.ProxyCollection;
import org.wwep.net.Endpoint;
import org.wwep.net.host.HostStack;
import org.wwep.rtos.HostRtos;

/** A proxy of a fleet's own, for as long as the fleet runs; owned by whoever started it. */
final class FaultInjection implements AutoCloseable {
  private static final String NAME = "fleet";

  private final FleetTarget target;
  private final Runnable end;

  private FaultInjection(FleetTarget target, Runnable end) {
    this.target = target;
    this.end = end;
  }

  /** Returns one that injects nothing. */
  static FaultInjection none(FleetTarget target) {
    return new FaultInjection(target, () -> {});
  }

  /** Starts a proxy in front of the target. */
  static FaultInjection start(FleetTarget target, List<FaultSpec> faults, double share, long seed)
      throws CliException {
    HostRtos rtos = HostRtosFactory.host(seed, line -> ErrorOutput.line("wwep fleet: " + line));
    HostStack net = new HostStack();
    ProxyCollection proxies = new ProxyCollection(rtos, net, RogueServer.none(), seed, _ -> {});
    Runnable end =
        () -> {
          proxies.close();
          net.close();
          rtos.close();
        };
    try {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", NAME);
      fields.put("listen", "127.0.0.1:0");
      fields.put("upstream", target.server().toString());
      HostPort listen =
          HostPort.parse(String.valueOf(proxies.create(fields, faults).get("listen")));
      Endpoint proxy = Endpoint.loopback(listen.port());
      return new FaultInjection(target.withFaulty(new FaultyPath(proxy, share)), end);
    } catch (ApiException e) {
      end.run();
      throw new CliException(
          e.status() >= 500 ? ExitCode.ENVIRONMENT : ExitCode.USAGE,
          "--fault: " + String.valueOf(e.getMessage()).replaceFirst("^bad request body: ", ""));
    }
  }

  /** Returns the target, with a way through the faults. */
  FleetTarget target() {
    return target;
  }

  @Override
  public void close() {
    end.run();
  }
}
