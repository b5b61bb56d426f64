package org.wwep.protocol;

/** What a client asks of a register server. */
public sealed interface Request permits WriteRequest, ReadRequest {
  /** Returns the device whose register is meant. */
  DeviceId device();

  /** Returns the register, 0 to 255. */
  int register();

  /** Returns the frame as text, {@code W0FAC0B1234}. */
  String frame();

  /**
   * Reads a whole frame, as a person types it.
   *
   * @throws IllegalArgumentException if it is not exactly one frame, saying what is wrong with it
   */
  static Request parse(String frame) {
    return FrameParser.parse(frame);
  }
}
