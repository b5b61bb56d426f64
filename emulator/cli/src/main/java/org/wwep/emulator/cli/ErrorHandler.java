package org.wwep.emulator.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.wwep.emulator.cli.device.RemedyText;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ErrorOutput;
import org.wwep.emulator.cli.terminal.ExitCode;
import org.wwep.hal.HalException;
import org.wwep.net.ConnectFailedException;
import org.wwep.net.LinkException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns an error into one line on standard error and an exit code. */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  /** Options that are gone, and what to do about it. */
  private static final Map<String, String> FORMER =
      Map.of("--static-rsa", "static RSA is taken by default now: drop it");

  private final OptionDefaults defaults;

  ErrorHandler(OptionDefaults defaults) {
    this.defaults = defaults;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    PrintWriter err = command.getErr();
    if (e instanceof ParameterException usage) {
      return handleParseException(usage, parsed.originalArgs().toArray(String[]::new));
    }
    String message = message(e);
    if (!message.isEmpty()) { // else its reader closed standard output, or it was interrupted
      String origin = defaults.origin(message, parsed.originalArgs());
      List<String> lines = e instanceof CliException cli ? cli.lines() : List.of(message);
      for (int i = 0; i < lines.size(); i++) {
        boolean last = i == lines.size() - 1;
        ErrorOutput.line(err, (i == 0 ? "wwep: " : "") + lines.get(i) + (last ? origin : ""));
      }
    }
    if (Wwep.of(command).stacktrace) {
      ErrorOutput.stackTrace(err, e);
    } else if (!expected(e)) {
      ErrorOutput.line(
          err, "wwep: this is a defect; run it again with --stacktrace and report it, please");
    }
    err.flush();
    return exitCode(e);
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    String message = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    String origin = defaults.origin(message, List.of(args));
    ErrorOutput.line(err, name + ": " + message + origin + "; " + advice(e, name));
    if (Wwep.of(command).stacktrace) {
      ErrorOutput.stackTrace(err, e);
    }
    err.flush();
    return ExitCode.USAGE;
  }

  private static String advice(ParameterException e, String command) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String former = FORMER.get(unmatched.getUnmatched().getFirst());
      if (former != null) {
        return former;
      }
      if (!unmatched.getSuggestions().isEmpty()) {
        return "did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
      }
    }
    return "try '" + command + " --help'";
  }

  private static boolean expected(Exception e) {
    return e instanceof HalException
        || e instanceof LinkException
        || e instanceof CliException
        || e instanceof InterruptedException
        || e instanceof IllegalArgumentException;
  }

  private static int exitCode(Exception e) {
    return switch (e) {
      case CliException cli -> cli.exitCode();
      case HalException _, LinkException _ -> ExitCode.ENVIRONMENT;
      case IllegalArgumentException _ -> ExitCode.USAGE;
      case InterruptedException _ -> ExitCode.INTERRUPTED;
      default -> ExitCode.FAILED;
    };
  }

  private static String message(Exception e) {
    if (e instanceof HalException hal) {
      return RemedyText.message(hal);
    }
    if (e instanceof InterruptedException) {
      return "";
    }
    String message = e.getMessage();
    if (e instanceof ConnectFailedException refused
        && refused.reason() == ConnectFailedException.Reason.REFUSED) {
      return message + "; start 'wwep server' first, or check the address";
    }
    return message == null || !expected(e) ? e.toString() : message;
  }
}
