package org.wwep.emulator.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The process's standard output, for a protocol that has it to itself: until this is closed, what
 * others print there, such as firmware in Java, goes to standard error.
 */
final class ProtocolOutput extends FilterOutputStream {
  private final PrintStream before = System.out;

  ProtocolOutput(OutputStream standard) {
    super(standard);
    System.setOut(System.err);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  /** Leaves the output itself open. */
  @Override
  public void close() throws IOException {
    System.setOut(before);
    flush();
  }
}
