package org.wwep.emulator.cli.option;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The options that stand on a command's line, where some of them mean nothing beside others: what
 * would be passed over is refused.
 *
 * <p>What comes from the environment or a file is not looked at: these serve all commands.
 *
 * @param spec the command, once its line has been read
 */
public record GivenOptions(CommandSpec spec) {
  /** Those that every command has. */
  private static final Set<String> ALWAYS = Set.of("--help", "--version", "--stacktrace");

  /** Returns whether an option was given. */
  public boolean has(String name) {
    return spec.commandLine().getParseResult().hasMatchedOption(name);
  }

  /**
   * Refuses the given ones among these.
   *
   * @param advice why they mean nothing, and what to do: {@code about TLS: drop --no-tls}
   * @throws ParameterException if one was given
   */
  public void refuse(String advice, String... names) {
    refuse(advice, given().stream().filter(List.of(names)::contains).toList());
  }

  /**
   * Refuses whatever was given that is not among these.
   *
   * @throws ParameterException if something was given
   */
  public void refuseAllBut(String advice, Set<String> names) {
    refuse(
        advice,
        given().stream().filter(name -> !names.contains(name) && !ALWAYS.contains(name)).toList());
  }

  private List<String> given() {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .map(OptionSpec::longestName)
        .distinct()
        .toList();
  }

  private void refuse(String advice, List<String> refused) {
    if (!refused.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          String.join(" and ", refused) + (refused.size() == 1 ? " is " : " are ") + advice);
    }
  }
}
