package org.wwep.net.tls;

/**
 * Hears what a secured connection carries in the clear, as a testbed does that watches firmware
 * from outside.
 *
 * <p>Called on the task that sends or receives; the bytes are the caller's again afterwards.
 */
public interface PlaintextListener {
  /** Hears nothing. */
  PlaintextListener NONE =
      new PlaintextListener() {
        @Override
        public void secured(String by) {}

        @Override
        public void sent(byte[] bytes, int offset, int length) {}

        @Override
        public void received(byte[] bytes, int offset, int length) {}
      };

  /** The handshake is done; {@code by} says what protects the connection. */
  void secured(String by);

  /**
   * Bytes are about to go out, so that another task may receive an answer to them before {@link
   * #sent} is told; {@link #sendEnded} follows.
   */
  default void sendBegins() {}

  /** A send has ended; if it failed, {@link #sent} was not told. */
  default void sendEnded() {}

  /** These bytes went out. */
  void sent(byte[] bytes, int offset, int length);

  /** These bytes came in. */
  void received(byte[] bytes, int offset, int length);
}
