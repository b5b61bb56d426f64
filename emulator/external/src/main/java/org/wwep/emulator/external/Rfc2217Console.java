package org.wwep.emulator.external;

import java.io.IOException;

/** A console on a serial port that another machine has. Source: RFC 2217. */
final class Rfc2217Console implements ConsolePort {
  private final TcpConsole connection;
  private final SerialSettings settings;
  private final String where;
  private TelnetFilter filter;

  Rfc2217Console(String host, int port, SerialSettings settings) {
    this.connection = new TcpConsole(host, port);
    this.settings = settings;
    this.where = host + ":" + port;
    this.filter = new TelnetFilter(settings);
  }

  @Override
  public void open() throws IOException {
    connection.open();
    filter = new TelnetFilter(settings);
    connection.write(filter.answer());
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    int got = connection.read(buffer);
    if (got <= 0) {
      return got;
    }
    int kept = filter.port(buffer, got);
    byte[] answer = filter.answer();
    if (answer.length > 0) {
      connection.write(answer);
    }
    if (filter.refused()) {
      throw new IOException(where + " controls no serial port by RFC 2217: is it raw TCP?");
    }
    return kept;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    connection.write(TelnetFilter.escaped(bytes));
  }

  @Override
  public void close() {
    connection.close();
  }
}
