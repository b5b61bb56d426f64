package org.wwep.emulator.external;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.wwep.emulator.external.SerialSettings.ModemLine;

/** A console on a serial port that another machine has. Source: RFC 2217. */
final class Rfc2217Console implements ConsolePort {
  private static final int AGREE_SECONDS = 5;

  private final TcpConsole connection;
  private final SerialSettings settings;
  private final String where;
  private TelnetFilter filter;
  private volatile CountDownLatch agreed = new CountDownLatch(1);

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
    agreed = new CountDownLatch(1);
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
    if (filter.agreed()) {
      agreed.countDown();
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

  /** Sets it once the port has its settings, which would undo it. */
  @Override
  public void set(ModemLine line, boolean active) throws IOException {
    try {
      if (!agreed.await(AGREE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(where + " has not agreed to control a serial port by RFC 2217");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    connection.write(TelnetFilter.modem(line, active));
  }

  @Override
  public void close() {
    connection.close();
  }
}
