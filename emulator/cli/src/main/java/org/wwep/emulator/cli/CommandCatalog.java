package org.wwep.emulator.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wwep.emulator.cli.device.BounceCommand;
import org.wwep.emulator.cli.device.DeviceCommand;
import org.wwep.emulator.cli.device.DiscoverCommand;
import org.wwep.emulator.cli.device.HttpGetCommand;
import org.wwep.emulator.cli.device.PinsCommand;
import org.wwep.emulator.cli.exchange.ReadCommand;
import org.wwep.emulator.cli.exchange.SendCommand;
import org.wwep.emulator.cli.exchange.WriteCommand;
import org.wwep.emulator.cli.firmware.FirmwareCommand;
import org.wwep.emulator.cli.fleet.FleetCommand;
import org.wwep.emulator.cli.keys.CertsCommand;
import org.wwep.emulator.cli.keys.ProvisionCommand;
import org.wwep.emulator.cli.lab.DemoCommand;
import org.wwep.emulator.cli.lab.LabCommand;
import org.wwep.emulator.cli.lab.ProxyCommand;
import org.wwep.emulator.cli.manual.CompletionCommand;
import org.wwep.emulator.cli.manual.ManualCommand;
import org.wwep.emulator.cli.scenario.BoardCommand;
import org.wwep.emulator.cli.scenario.ExploreCommand;
import org.wwep.emulator.cli.scenario.InitCommand;
import org.wwep.emulator.cli.scenario.LintCommand;
import org.wwep.emulator.cli.scenario.McpCommand;
import org.wwep.emulator.cli.scenario.ReportCommand;
import org.wwep.emulator.cli.scenario.RunCommand;
import org.wwep.emulator.cli.scenario.ServeControlCommand;
import org.wwep.emulator.cli.server.RegistersCommand;
import org.wwep.emulator.cli.server.ServerCommand;
import org.wwep.emulator.cli.server.WatchCommand;
import picocli.CommandLine;

/**
 * The commands, in the order of the help.
 *
 * <p>Reading the annotations of them all takes longer than anything else at a start: only what was
 * asked for is made, if that is plain to see.
 */
final class CommandCatalog {
  /** The names of all commands. */
  static final List<String> NAMES =
      List.of(
          "demo",
          "device",
          "board",
          "server",
          "watch",
          "proxy",
          "send",
          "read",
          "write",
          "http-get",
          "run",
          "registers",
          "lint",
          "init",
          "pins",
          "discover",
          "certs",
          "provision",
          "lab",
          "explore",
          "fleet",
          "report",
          "serve-control",
          "mcp",
          "firmware",
          "bounce",
          "warm-up",
          "manual",
          "completion",
          "help");

  /** Those that are about the others. */
  private static final List<String> ABOUT_ALL = List.of("help", "completion", "manual");

  private CommandCatalog() {}

  /** Returns the names of the commands that these words can be for: one, or all of them. */
  static List<String> meantBy(String... words) {
    Optional<String> first = Arrays.stream(words).filter(word -> !word.startsWith("-")).findFirst();
    return first
        .filter(name -> NAMES.contains(name) && !ABOUT_ALL.contains(name))
        .map(List::of)
        .orElse(NAMES);
  }

  /** Makes a command. */
  static Object make(String name) {
    return switch (name) {
      case "demo" -> new DemoCommand();
      case "device" -> new DeviceCommand();
      case "board" -> new BoardCommand();
      case "server" -> new ServerCommand();
      case "watch" -> new WatchCommand();
      case "proxy" -> new ProxyCommand();
      case "send" -> new SendCommand();
      case "read" -> new ReadCommand();
      case "write" -> new WriteCommand();
      case "http-get" -> new HttpGetCommand();
      case "run" -> new RunCommand();
      case "registers" -> new RegistersCommand();
      case "lint" -> new LintCommand();
      case "init" -> new InitCommand();
      case "pins" -> new PinsCommand();
      case "discover" -> new DiscoverCommand();
      case "certs" -> new CertsCommand();
      case "provision" -> new ProvisionCommand();
      case "lab" -> new LabCommand();
      case "explore" -> new ExploreCommand();
      case "fleet" -> new FleetCommand();
      case "report" -> new ReportCommand();
      case "serve-control" -> new ServeControlCommand();
      case "mcp" -> new McpCommand();
      case "firmware" -> new FirmwareCommand();
      case "bounce" -> new BounceCommand();
      case "warm-up" -> new WarmUpCommand();
      case "manual" -> new ManualCommand();
      case "completion" -> new CompletionCommand();
      case "help" -> new CommandLine.HelpCommand();
      default -> throw new IllegalArgumentException("no command is called '" + name + "'");
    };
  }
}
