package org.wwep.emulator.external;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.wwep.emulator.external.SerialSettings.ModemLine;

/**
 * The bytes of a board's console.
 *
 * <p><b>Shape</b>: opened, used, closed, and opened again, as often as the board comes back. One
 * thread reads, any may write.
 *
 * <p><b>Errors</b>: an {@link IOException} whose message says in a clause what is in the way.
 */
interface ConsolePort extends AutoCloseable {
  /** How long a read waits for bytes, in milliseconds. */
  int WAIT = 50;

  /** Returns the one of a console that is there apart from the board's power; null for others. */
  static @Nullable ConsolePort of(ConsoleSpec console) {
    return switch (console) {
      case ConsoleSpec.Serial(var device, var settings) -> new TerminalConsole(device, settings);
      case ConsoleSpec.Tcp(var host, var port) -> new TcpConsole(host, port);
      case ConsoleSpec.Rfc2217(var host, var port, var settings) ->
          new Rfc2217Console(host, port, settings);
      case ConsoleSpec.Program _ -> null;
    };
  }

  /** Opens it. */
  void open() throws IOException;

  /**
   * Reads what has come, waiting up to {@link #WAIT}.
   *
   * @return how many bytes, 0 if none has come, or -1 once the other side has ended
   */
  int read(byte[] buffer) throws IOException;

  /** Writes all of the bytes. */
  void write(byte[] bytes) throws IOException;

  /** Sets a modem line, if it has such. */
  default void set(ModemLine line, boolean active) throws IOException {
    throw new IOException("this console has no line " + line);
  }

  /** Closes it; never throws, may be called twice. */
  @Override
  void close();
}
