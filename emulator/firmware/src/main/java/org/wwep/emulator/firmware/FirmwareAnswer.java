package org.wwep.emulator.firmware;

/** The answer to a call: 0 or more, or an error's number, and bytes if they were asked for. */
@SuppressWarnings("ArrayRecordComponent") // an answer is read once, by one owner
public record FirmwareAnswer(long value, byte[] bytes) {
  private static final byte[] NO_BYTES = new byte[0];

  /** The answer to what only had to be done. */
  public static final FirmwareAnswer DONE = of(0);

  /** Makes one without bytes. */
  public static FirmwareAnswer of(long value) {
    return new FirmwareAnswer(value, NO_BYTES);
  }

  /** Makes one that says what went wrong. */
  public static FirmwareAnswer of(AbiError error) {
    return of(error.code());
  }
}
