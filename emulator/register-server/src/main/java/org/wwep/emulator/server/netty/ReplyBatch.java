package org.wwep.emulator.server.netty;

/**
 * What is to be sent for a piece of input; none of it may be kept.
 *
 * @param bytes the replies, in order; empty if no frame has ended
 * @param last whether nothing is to follow
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: it goes from hand to hand once.
record ReplyBatch(byte[] bytes, boolean last) {
  private static final byte[] NOTHING = {};

  /** Nothing to send, and more to come. */
  static final ReplyBatch NONE = new ReplyBatch(NOTHING, false);

  /** Nothing to send, and nothing to come. */
  static final ReplyBatch END = new ReplyBatch(NOTHING, true);

  boolean isEmpty() {
    return bytes.length == 0;
  }
}
