package org.wwep.protocol;

/**
 * Asks for the value of a register.
 *
 * <p><b>Shape.</b> {@code R}, device (4 digits), register (2): 7 bytes.
 *
 * @param device whose register
 * @param register 0 to 255
 */
public record ReadRequest(DeviceId device, int register) implements Request {
  /** Checks the range. */
  public ReadRequest {
    FrameFields.check("a register", register, 0xFF);
  }

  @Override
  public String frame() {
    return "R" + device + FrameFields.hex(register, 2);
  }
}
