package org.wwep.emulator.external;

/** Takes what comes from a board's console; told by the thread that reads it. */
interface ConsoleListener {
  /** Bytes came. */
  void received(byte[] bytes);

  /** Nothing came for a while. */
  void quiet();

  /** The console is gone; the reason is a clause. */
  void lost(String why);

  /** The console is there again. */
  void back();
}
