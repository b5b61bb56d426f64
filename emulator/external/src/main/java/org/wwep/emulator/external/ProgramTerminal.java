package org.wwep.emulator.external;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of a program, which is its standard input and output: opening starts the program,
 * closing kills it and whatever it has started.
 *
 * <p>The C library holds back what a program prints to a pipe, and not what it prints here. Owned
 * by whoever opens and closes it; one thread reads meanwhile, any may write.
 */
final class ProgramTerminal implements ConsolePort {
  private final BoardProgram program;
  private final TerminalFile file;
  private @Nullable TerminalPair pair;

  /** Makes one of a program that is not started yet. */
  ProgramTerminal(BoardProgram program) {
    this.program = program;
    this.file = new TerminalFile("the terminal of " + program.name());
  }

  @Override
  public void open() throws IOException {
    close();
    TerminalPair fresh = TerminalPair.open();
    boolean complete = false;
    try {
      Process started = program.startOn(fresh.device());
      started.getOutputStream().close();
      complete = true;
    } finally {
      if (!complete) {
        fresh.close();
      }
    }
    pair = fresh;
    file.exchange(fresh.near());
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    boolean running = program.isRunning(); // before: what it printed last is read first
    int got = file.read(buffer);
    return got == 0 && !running ? -1 : got;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    file.write(bytes);
  }

  @Override
  public void close() {
    program.close();
    file.close();
    if (pair != null) {
      pair.far().close();
      pair = null;
    }
  }
}
