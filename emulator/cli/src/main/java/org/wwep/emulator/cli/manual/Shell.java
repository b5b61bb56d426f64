package org.wwep.emulator.cli.manual;

import org.wwep.emulator.cli.terminal.CliException;
import org.wwep.emulator.cli.terminal.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The shells that can complete the commands. */
enum Shell {
  BASH {
    @Override
    String script(CommandLine top) {
      // Read by a shell, it is no program: picocli's first line says which.
      return AutoComplete.bash(top.getCommandName(), top).replaceFirst("^#!.*\n", "");
    }
  },
  ZSH {
    @Override
    String script(CommandLine top) {
      return new ZshScript().of(CommandPage.all(top));
    }
  },
  FISH {
    @Override
    String script(CommandLine top) {
      return new FishScript().of(CommandPage.all(top));
    }
  };

  /**
   * Returns the shell of this name.
   *
   * @throws CliException if it is another one
   */
  static Shell parse(String name) throws CliException {
    for (Shell shell : values()) {
      if (shell.name().equalsIgnoreCase(name)) {
        return shell;
      }
    }
    throw new CliException(
        ExitCode.USAGE, "'%s' is no shell known here: write bash, zsh or fish".formatted(name));
  }

  /** Returns what this shell has to read once. */
  abstract String script(CommandLine top);
}
