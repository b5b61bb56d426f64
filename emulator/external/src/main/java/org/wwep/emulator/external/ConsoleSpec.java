package org.wwep.emulator.external;

import java.nio.file.Path;
import java.util.List;

/** Where a board's console is. */
public sealed interface ConsoleSpec {
  /** Returns how its serial port is set; the usual, where it has none. */
  default SerialSettings settings() {
    return SerialSettings.DEFAULT;
  }

  /**
   * A terminal device: a serial port, or the end of a pseudo-terminal.
   *
   * @param device its file, {@code /dev/ttyUSB0}
   */
  record Serial(Path device, SerialSettings settings) implements ConsoleSpec {}

  /** Raw TCP, as the UARTs of emulators and {@code ser2net} have it. */
  record Tcp(String host, int port) implements ConsoleSpec {}

  /** A serial port behind a Telnet connection. Source: RFC 2217. */
  record Rfc2217(String host, int port, SerialSettings settings) implements ConsoleSpec {}

  /**
   * The standard input and output of a program, which is the board: power starts and ends it.
   *
   * <p>{@code {host}}, {@code {port}} and {@code {tls-port}} in an argument are where its server
   * is, {@code {dns-port}} where its name server.
   *
   * @param command the program and its arguments
   * @param terminal whether the two are a terminal, and not pipes
   */
  record Program(List<String> command, boolean terminal) implements ConsoleSpec {
    /** Makes one with pipes. */
    public Program(List<String> command) {
      this(command, false);
    }

    /** Checks that there is a program. */
    public Program {
      command = List.copyOf(command);
      if (command.isEmpty() || command.getFirst().isBlank()) {
        throw new IllegalArgumentException("a program has a name");
      }
    }
  }
}
