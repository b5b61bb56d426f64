package org.wwep.emulator.cli.terminal;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Whether a person sits at the other end. */
public final class Terminals {
  private Terminals() {}

  /** Returns the console if both standard input and output are a terminal, else null. */
  // Since JDK 25 the default console is again the one that is null for a pipe (JDK-8351435).
  @SuppressWarnings("SystemConsoleNull")
  public static @Nullable Console interactive() {
    Console console = System.console();
    return console != null && console.isTerminal() ? console : null;
  }
}
