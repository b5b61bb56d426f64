package org.wwep.emulator.cli.fleet;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.cli.terminal.StatusLine;
import org.wwep.emulator.cli.terminal.Terminals;
import org.wwep.emulator.fleet.Fleet;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.FleetTarget;
import org.wwep.emulator.fleet.MachineLimits;
import org.wwep.emulator.fleet.agents.AgentException;
import org.wwep.emulator.fleet.agents.FleetRun;
import org.wwep.net.Endpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wwep fleet}. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    description = {
      "Has many devices press on a server, and tells rate, latencies and errors.",
      "At the end each device reads its register back: no press may be lost, duplicated or turned",
      "back. Exit code 1 if one is, or if more fail than --max-errors."
    },
    subcommands = FleetMergeCommand.class,
    footer = {"", "Example: wwep fleet --devices 1000 --rate 2000 --duration 30s"})
public final class FleetCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Mixin FleetOptions options = new FleetOptions();

  @Mixin TargetOptions target = new TargetOptions();

  @Mixin FleetFirmwareOptions firmware = new FleetFirmwareOptions();

  @Mixin AgentOptions agents = new AgentOptions();

  @Mixin FaultOptions faults = new FaultOptions();

  @Mixin FleetResultOptions results = new FleetResultOptions();

  @Override
  public Integer call() throws Exception {
    LogSetup.quietServers();
    // Before anything is connected: what cannot be is said first.
    FleetConfig plan = options.config(FleetTarget.open(Endpoint.loopback(0)), firmware.isGiven());
    if (firmware.isGiven() && target.keepAlive) {
      throw new IllegalArgumentException(
          "--keep-alive is of the bare protocol: firmware decides about its connections itself");
    }
    FleetTarget reachable = target.target(options.devices, options.mac);
    try (FaultInjection injection = faults.start(reachable, plan.seed())) {
      FleetConfig config =
          plan.withTarget(injection.target()).withFirmware(firmware.firmware(target.layers()));
      Optional<String> refusal = MachineLimits.read().refusal(config);
      if (refusal.isPresent()) {
        throw new CliException(ExitCode.ENVIRONMENT, refusal.get());
      }
      try (FleetRun run = agents.run(config);
          Fleet fleet = new Fleet(config)) {
        return ShutdownHook.during(() -> run(run, fleet, config), () -> run.stop(fleet));
      }
    }
  }

  private int run(FleetRun run, Fleet fleet, FleetConfig config) throws Exception {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    FleetStatus status = new FleetStatus(() -> run.progress(fleet), config.duration());
    FleetRun.Result result;
    try (StatusLine _ = new StatusLine(err, Terminals.interactive() != null, status::text)) {
      result = run.run(fleet);
    } catch (AgentException e) {
      throw AgentOptions.failed(e);
    }
    return results.tell(result.report(), result.missing());
  }
}
