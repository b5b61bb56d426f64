package org.wwep.emulator.cli.scenario;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.wwep.emulator.cli.option.ClassPathOption;
import org.wwep.emulator.cli.terminal.ApplicationVersion;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.emulator.cli.terminal.LineWriter;
import org.wwep.emulator.cli.terminal.LogSetup;
import org.wwep.emulator.cli.terminal.ShutdownHook;
import org.wwep.emulator.mcp.AgentServer;
import org.wwep.value.Ranges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wwep mcp}. */
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description = {
      "Gives an agent boards and scenarios as tools, by the Model Context Protocol.",
      "It speaks on standard input and output, until the agent closes its end; whoever runs it is an",
      "agent's program, by a line of its configuration."
    },
    footer = {"", "Example: claude mcp add wwep -- wwep mcp"})
public final class McpCommand implements Callable<Integer> {
  @Option(
      names = "--request-timeout",
      paramLabel = "TIME",
      description = "Time limit of a tool, by the clock (default: 60s).")
  Duration requestTimeout = Duration.ofSeconds(60);

  @Mixin ClassPathOption classPath = new ClassPathOption();

  @Override
  public Integer call() throws Exception {
    Ranges.positive("--request-timeout", requestTimeout);
    LogSetup.quietServers();
    CommandControlSource source = new CommandControlSource(classPath, classPath.classes());
    try (OutputStream out = LineWriter.protocol();
        AgentServer server =
            new AgentServer(System.in, out, ApplicationVersion.text(), source, requestTimeout)) {
      return ShutdownHook.during(
          () -> {
            server.awaitEnd();
            return ExitCode.PASS;
          },
          server::stop);
    }
  }
}
