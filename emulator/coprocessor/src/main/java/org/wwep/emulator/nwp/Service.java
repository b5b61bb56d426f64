package org.wwep.emulator.nwp;

import org.wwep.emulator.nwp.channel.Frame;
import org.wwep.emulator.nwp.channel.MalformedFrame;
import org.wwep.emulator.nwp.channel.Payload;
import org.wwep.emulator.nwp.channel.PayloadReader;
import org.wwep.net.bsd.SocketError;

/** A part of what can be asked for. */
@FunctionalInterface
interface Service {
  /**
   * Carries out a command, on the task that takes commands: so it does not wait, and leaves what
   * takes long to a task of its own.
   */
  void carryOut(Frame command, PayloadReader asked, Answer answer)
      throws SocketError, MalformedFrame, InterruptedException;

  /** How a command is answered; once, from any task. */
  interface Answer {
    /** Answers that it was done. */
    void done(Payload response);

    /** Answers that it failed. */
    void failed(SocketError error);

    /** Carries out in a task of its own what takes as long as the network does. */
    void later(String name, Slow work);
  }

  /** What takes long. */
  @FunctionalInterface
  interface Slow {
    /** Runs to its end, and returns the response. */
    Payload run() throws SocketError, MalformedFrame, InterruptedException;
  }
}
