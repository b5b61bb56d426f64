package org.wwep.emulator.cli.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.GivenOptions;
import org.wwep.emulator.cli.option.HostPort;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.fleet.FleetConfig;
import org.wwep.emulator.fleet.agents.Agent;
import org.wwep.emulator.fleet.agents.AgentException;
import org.wwep.emulator.fleet.agents.AgentToken;
import org.wwep.emulator.fleet.agents.Coordinator;
import org.wwep.emulator.fleet.agents.FleetRun;
import org.wwep.net.Endpoint;
import org.wwep.net.LinkException;
import org.wwep.net.host.HostStack;
import org.wwep.value.BoundedFile;
import org.wwep.value.FileErrors;
import org.wwep.value.Ranges;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a process is one of several agents of a fleet. */
final class AgentOptions {
  private static final Duration RESOLVE = Duration.ofSeconds(10);

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec mixee;

  @Option(
      names = "--coordinator",
      paramLabel = "HOST:PORT",
      description =
          "With --shard: start all shards together. The first one listens at this address, the"
              + " others come to it, and it prints one report of all.")
  @Nullable HostPort coordinator;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "With --coordinator: let only agents in that have the same text in this file; not needed"
              + " within one machine.")
  @Nullable Path tokenFile;

  @Option(
      names = "--agent-timeout",
      paramLabel = "TIME",
      description =
          "With --coordinator: time that all agents may take until they are ready (default: 60s).")
  Duration patience = Duration.ofSeconds(60);

  /** Returns how this process runs the fleet; it has to be closed. */
  FleetRun run(FleetConfig config) throws CliException, LinkException, InterruptedException {
    HostPort at = coordinator;
    if (at == null) {
      if (mixee != null) {
        new GivenOptions(mixee)
            .refuse("about several agents: add --coordinator", "--token-file", "--agent-timeout");
      }
      return FleetRun.ALONE;
    }
    if (config.shard().isWhole()) {
      throw new IllegalArgumentException(
          "--coordinator is where the shards of a fleet meet: add --shard K/N");
    }
    Endpoint first = endpoint(at);
    AgentToken token = token(first);
    Duration limit = Ranges.positive("--agent-timeout", patience);
    try {
      return config.shard().index() == 1
          ? Coordinator.listen(first, config, token, limit, AgentOptions::tell)
          : Agent.join(first, config, token, limit);
    } catch (AgentException e) {
      throw failed(e);
    }
  }

  private static Endpoint endpoint(HostPort at) throws LinkException, InterruptedException {
    try (HostStack net = new HostStack()) {
      int port = Ranges.within("the port of --coordinator", at.portOr(0), 1, 65_535);
      return new Endpoint(net.resolve(at.host(), RESOLVE), port);
    }
  }

  private AgentToken token(Endpoint first) throws CliException {
    Path file = tokenFile;
    if (file == null) {
      if (!first.address().isLoopbackAddress()) {
        throw new IllegalArgumentException(
            "--coordinator %s is open to others: add --token-file FILE, with the same text for all"
                .formatted(first));
      }
      return AgentToken.NONE;
    }
    try {
      String text = new String(BoundedFile.read(file), StandardCharsets.UTF_8).strip();
      if (text.isEmpty()) {
        throw new CliException(ExitCode.USAGE, "--token-file %s is empty".formatted(file));
      }
      return new AgentToken(text);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "--token-file: " + FileErrors.line(e));
    }
  }

  /** Returns what a command ends with when the agents do not come together. */
  static CliException failed(AgentException e) {
    return new CliException(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
  }

  private static void tell(String line) {
    ErrorOutput.line("wwep fleet: " + line);
  }
}
