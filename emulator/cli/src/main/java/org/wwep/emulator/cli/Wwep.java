package org.wwep.emulator.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.OptionConverters;
import org.wwep.emulator.cli.terminal.ApplicationVersion;
import org.wwep.emulator.cli.terminal.LogSetup;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code wwep} command.
 *
 * <p><b>Errors</b>: one line on standard error; exit codes 0 pass, 1 a press failed, 2 usage, 3
 * environment, 130 interrupted.
 */
@Command(
    name = "wwep",
    description = "Runs IoT client firmware on real GPIO, on an emulated board, and in between.",
    mixinStandardHelpOptions = true,
    versionProvider = Wwep.Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0    pass",
      "  1    a press, a step or a check failed",
      "  2    usage: an option, an argument or a file is wrong",
      "  3    environment: GPIO, a port, a server, a file that cannot be had",
      "  42   a scenario took longer than it may ('wwep run --timeout-exit-code')",
      "  130  interrupted (Ctrl-C); 129 by SIGHUP, 143 by SIGTERM",
      "  141  the reader of standard output went away, as 'head' does",
      "",
      "Options can also be set as -Dwwep.NAME=VALUE, as WWEP_NAME, or in ./wwep.properties."
    })
public final class Wwep implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  boolean stacktrace;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    LogSetup.install();
    System.exit(commandLine(Path.of(""), args).execute(args));
  }

  /** Returns the command with all that are below it, ready to run. */
  public static CommandLine commandLine() {
    return commandLine(Path.of(""));
  }

  /**
   * Returns the command, which reads the settings in this directory.
   *
   * @param words what it is to run: other commands may be missing in it
   */
  static CommandLine commandLine(Path settings, String... words) {
    return commandLine(settings, System.getenv(), words);
  }

  /** Returns the command in this environment. */
  static CommandLine commandLine(Path settings, Map<String, String> environment, String... words) {
    CommandLine command = new CommandLine(new Wwep());
    CommandCatalog.meantBy(words).forEach(name -> command.addSubcommand(CommandCatalog.make(name)));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    OptionDefaults defaults = new OptionDefaults(settings, environment);
    command.setDefaultValueProvider(defaults);
    command.setExecutionStrategy(
        parsed -> {
          Integer helped = CommandLine.executeHelpRequest(parsed);
          if (helped != null) {
            return helped;
          }
          defaults.throwIfMisspelt(command);
          return new CommandLine.RunLast().execute(parsed);
        });
    ErrorHandler errorHandler = new ErrorHandler(defaults);
    command.setExecutionExceptionHandler(errorHandler);
    command.setParameterExceptionHandler(errorHandler);
    OptionConverters.register(command);
    listInSentences(command);
    return command;
  }

  private static void listInSentences(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.description(CommandGroups.paragraphs(usage.description()));
    if (command.getSubcommands().isEmpty()) {
      return;
    }
    command.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST_HEADING, _ -> "%n".formatted());
    command.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, new CommandGroups());
    command.getSubcommands().values().forEach(Wwep::listInSentences);
  }

  /** Returns the options that stand before the name of any command. */
  static Wwep of(CommandLine command) {
    return (Wwep) top(command).getCommandSpec().userObject();
  }

  /** Returns the command that all others are below of. */
  static CommandLine top(CommandLine command) {
    CommandLine top = command;
    for (CommandLine up = top.getParent(); up != null; up = top.getParent()) {
      top = up;
    }
    return top;
  }

  @Override
  public void run() {
    CommandLine command = java.util.Objects.requireNonNull(spec).commandLine();
    PrintWriter out = command.getOut();
    command.usage(out);
    out.flush();
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "wwep " + ApplicationVersion.text(),
        "Java "
            + Runtime.version()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
      };
    }
  }
}
