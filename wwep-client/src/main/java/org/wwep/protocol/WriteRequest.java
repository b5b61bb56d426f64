package org.wwep.protocol;

/**
 * Asks to store a value in a register.
 *
 * <p><b>Shape.</b> {@code W}, device (4 digits), register (2), value (4): 11 bytes.
 *
 * @param device whose register
 * @param register 0 to 255
 * @param value 0 to 65535
 */
public record WriteRequest(DeviceId device, int register, int value) implements Request {
  /** Checks the ranges. */
  public WriteRequest {
    FrameFields.check("a register", register, 0xFF);
    FrameFields.check("a value", value, 0xFFFF);
  }

  @Override
  public String frame() {
    return FrameFields.text(FrameFields.frame('W', device, register, value));
  }
}
