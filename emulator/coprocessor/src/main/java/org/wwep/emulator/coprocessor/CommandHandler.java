package org.wwep.emulator.coprocessor;

import org.wwep.emulator.coprocessor.channel.ErrorCodec;
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

    /** Answers that it was done, and nothing else. */
    default void done() {
      done(ErrorCodec.done());
    }

    /** Answers that it failed. */
    void failed(ErrnoException error);

    /** Carries out in a task of its own what takes as long as the network does. */
    void later(String name, SlowCommand work);

    /** Carries out in a task of its own what is slow, and has nothing to answer but its end. */
    default void change(String name, SlowChange work) {
      later(
          name,
          () -> {
            work.run();
            return ErrorCodec.done();
          });
    }
  }

  /** What takes long, and answers nothing. */
  @FunctionalInterface
  interface SlowChange {
    /** Runs to its end. */
    void run() throws ErrnoException, InterruptedException;
  }

  /** What takes long. */
  @FunctionalInterface
  interface SlowCommand {
    /** Runs to its end, and returns the response. */
    PayloadWriter run() throws ErrnoException, MalformedFrameException, InterruptedException;
  }
}
