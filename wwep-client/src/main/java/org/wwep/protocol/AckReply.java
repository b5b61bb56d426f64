package org.wwep.protocol;

/**
 * The request was carried out: the register and the value it holds now.
 *
 * <p><b>Shape.</b> {@code A}, device (4 digits), register (2), value (4): 11 bytes.
 *
 * @param device whose register
 * @param register 0 to 255
 * @param value 0 to 65535
 */
public record AckReply(DeviceId device, int register, int value) implements Reply {
  /** Checks the ranges. */
  public AckReply {
    FrameFields.check("a register", register, 0xFF);
    FrameFields.check("a value", value, 0xFFFF);
  }

  /** Returns the reply that acknowledges this write. */
  public static AckReply of(WriteRequest write) {
    return new AckReply(write.device(), write.register(), write.value());
  }

  /** Returns whether this answers the request: a write's very bytes, or a read's register. */
  public boolean answers(Request request) {
    return switch (request) {
      case WriteRequest write -> equals(of(write));
      case ReadRequest read -> device.equals(read.device()) && register == read.register();
    };
  }

  @Override
  public String frame() {
    return FrameFields.text(FrameFields.frame('A', device, register, value));
  }
}
