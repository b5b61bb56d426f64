package org.wwep.net.packet;

/**
 * Firmware broke a rule of the packet API: a mistake in the program, not trouble on the link.
 *
 * <p>On a real device each of these corrupts memory or starves the pool, mostly some time later;
 * here it is told at once, and nothing is damaged.
 */
public final class PacketMisuseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Which rule. */
  public enum Kind {
    /** Data was written, ended or read outside of the packet's data window. */
    WINDOW_OVERRUN,
    /** A packet was deleted that the firmware had deleted before. */
    DOUBLE_DELETE,
    /** A packet was used after the firmware had deleted it. */
    USE_AFTER_FREE,
    /** A packet was changed, or sent once more, while the stack was sending it. */
    IN_FLIGHT,
    /** A packet was sent that was received, or that was created for another socket. */
    NOT_SENDABLE,
    /** A socket was deleted before its packets were. */
    LEAK
  }

  private final Kind kind;

  PacketMisuseException(Kind kind, String message) {
    super(kind + ": " + message);
    this.kind = kind;
  }

  /** Returns which rule was broken. */
  public Kind kind() {
    return kind;
  }
}
