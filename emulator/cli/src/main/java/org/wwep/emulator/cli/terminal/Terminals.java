package org.wwep.emulator.cli.terminal;

import java.io.Console;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether a person sits at the other end. */
public final class Terminals {
  private Terminals() {}

  /** What the start script says where no keys can be read; without it a shell is asked. */
  private static final String KEYS = "wwep.keys";

  /** Returns whether keys can be read: standard input is a terminal, and one output at least. */
  public static boolean hasKeys() {
    return interactive() != null
        || (!"none".equals(System.getProperty(KEYS)) && is("test -t 0 && test -t 2"));
  }

  /** Java tells of input and output together only. */
  private static boolean is(String test) {
    try {
      return new ProcessBuilder("sh", "-c", test).inheritIO().start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Returns whether lines may have colours and be drawn over: on a terminal that is not dumb, and
   * not where {@code NO_COLOR} is set.
   *
   * <p><b>Source</b>: no-color.org: any value but an empty one counts.
   */
  public static boolean styled() {
    String type = System.getenv("TERM");
    String plain = System.getenv("NO_COLOR");
    return interactive() != null
        && !LineWriter.redirected()
        && type != null
        && !type.isEmpty()
        && !type.equals("dumb")
        && (plain == null || plain.isEmpty());
  }

  /** Returns the console if both standard input and output are a terminal, else null. */
  // Since JDK 25 the default console is again the one that is null for a pipe (JDK-8351435).
  @SuppressWarnings("SystemConsoleNull")
  public static @Nullable Console interactive() {
    Console console = System.console();
    return console != null && console.isTerminal() ? console : null;
  }
}
