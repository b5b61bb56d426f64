package org.wwep.protocol;

/**
 * What a decoder made of the bytes so far.
 *
 * @param <F> what is decoded
 */
public sealed interface DecodeResult<F> {
  /**
   * All bytes were taken, and more are needed.
   *
   * @param <F> what is decoded
   */
  record Incomplete<F>() implements DecodeResult<F> {}

  /**
   * A frame is there; bytes behind it, if any, were left in the buffer.
   *
   * @param frame the frame
   * @param <F> what is decoded
   */
  record Complete<F>(F frame) implements DecodeResult<F> {}

  /**
   * The bytes are no frame, and nothing that follows can be told apart any more.
   *
   * @param offset which byte of the frame is wrong, from 0
   * @param reason what is wrong, one clause for a person
   * @param <F> what is decoded
   */
  record Malformed<F>(int offset, String reason) implements DecodeResult<F> {}
}
