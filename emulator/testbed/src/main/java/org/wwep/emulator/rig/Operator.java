package org.wwep.emulator.rig;

/** Somebody at the board, who reads what is asked and does it. */
public interface Operator {
  /** Asks for something to be done; returns at once. */
  void ask(String what);

  /** Asks a question, and waits for a yes or a no. */
  boolean yes(String question) throws InterruptedException;
}
