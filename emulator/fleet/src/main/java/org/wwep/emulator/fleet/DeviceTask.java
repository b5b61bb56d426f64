package org.wwep.emulator.fleet;

/**
 * What a device asks its server for, and what it makes of the answer: a press, or a look at its
 * register.
 *
 * <p><b>Units</b>: nanoseconds. Owned by the thread of its device.
 */
interface DeviceTask {
  /** Returns whether its connection goes through the faults, if the device has any. */
  boolean isFaulty();

  /** The connection took so long. */
  void connected(long nanos);

  /** The handshake took so long. */
  void secured(long nanos);

  /** The first byte of the reply took so long. */
  void begun(long nanos);

  /** The server did what it was asked for. */
  void acknowledged(ReplyMatcher reply);

  /**
   * It came to nothing.
   *
   * @param seen what was seen of that, or empty
   * @param sent whether the server may have got the request
   */
  void failed(PressFailure failure, String seen, boolean sent);

  /** It is given up, and nobody waits for it any more. */
  void abandoned(boolean sent);
}
