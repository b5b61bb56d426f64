package org.wwep.emulator.coprocessor;

import org.wwep.emulator.coprocessor.channel.Frame;
import org.wwep.emulator.coprocessor.channel.MalformedFrameException;
import org.wwep.emulator.coprocessor.channel.PayloadReader;
import org.wwep.emulator.coprocessor.channel.PayloadWriter;
import org.wwep.net.bsd.ErrnoException;

/** A part of what can be asked for. */
@FunctionalInterface
interface CommandHandler {
  /**
   * Carries out a command, on the task that takes commands: so it does not wait, and leaves what
   * takes long to a task of its own.
   */
  void carryOut(Frame command, PayloadReader asked, ReplySink replySink)
      throws ErrnoException, MalformedFrameException, InterruptedException;

  /** How a command is answered; once, from any task. */
  interface ReplySink {
    /** Answers that it was done. */
    void done(PayloadWriter response);

    /** Answers that it failed. */
    void failed(ErrnoException error);

    /** Carries out in a task of its own what takes as long as the network does. */
    void later(String name, SlowCommand work);
  }

  /** What takes long. */
  @FunctionalInterface
  interface SlowCommand {
    /** Runs to its end, and returns the response. */
    PayloadWriter run() throws ErrnoException, MalformedFrameException, InterruptedException;
  }
}
