package org.wwep.emulator.fleet;

/**
 * How a device presses: by the bare protocol, or by firmware on a board.
 *
 * <p><b>Units</b>: nanoseconds of {@link System#nanoTime()}. Owned by the thread of the loop; one
 * press at a time. When a press is over, the device is told, once.
 */
interface DevicePresses {
  /** Has the device do what comes before its first press, such as starting its firmware. */
  void powerOn();

  /**
   * Presses; it is over later, or was before this returns.
   *
   * @param requests what the device asks its server by, which is idle
   */
  void press(DeviceRequests requests, long now);

  /**
   * Does once what a press does, uncounted, so that what Java does at first is not measured.
   *
   * @return whether it was begun; if not, the device looks at its register instead
   */
  boolean rehearse(long now);

  /** Lets go of a button that was to be held for long: the press under way is to end soon. */
  void release(long now);

  /** Gives the press up that is under way, if there is one. */
  void abandon();

  /** Has no press under way any more; nobody is told. */
  void close();

  /** Returns what is known of the register. */
  RegisterExpectation register();
}
