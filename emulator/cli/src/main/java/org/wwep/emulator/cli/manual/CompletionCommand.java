package org.wwep.emulator.cli.manual;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.cli.option.Choices;
import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wwep completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what makes a shell complete commands and options.",
      "The archive and the package of Debian bring it along."
    },
    footer = {
      "",
      "bash: source <(wwep completion bash)",
      "zsh:  wwep completion zsh > \"$${fpath[1]}/_wwep\"",
      "fish: wwep completion fish > ~/.config/fish/completions/wwep.fish"
    })
public final class CompletionCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Choices.Shells.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  String shell = "";

  @Override
  public Integer call() throws CliException {
    Shell known = Shell.parse(shell);
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    CommandLine top = command;
    for (CommandLine up = top.getParent(); up != null; up = top.getParent()) {
      top = up;
    }
    PrintWriter out = command.getOut();
    out.print(known.script(top));
    out.flush();
    return ExitCode.PASS;
  }
}
