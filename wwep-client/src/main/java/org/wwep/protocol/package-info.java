/**
 * The WWEP wire format, shared by client and servers: no I/O, no clock, no thread.
 *
 * <p>Reading order: {@link org.wwep.protocol.Request} and {@link org.wwep.protocol.Reply} (what is
 * said), {@link org.wwep.protocol.Encoder} (how it is written), {@link
 * org.wwep.protocol.RequestDecoder} and {@link org.wwep.protocol.ReplyDecoder} (how it is read, in
 * any number of pieces). The reference with test vectors is {@code docs/reference/protocol.md}.
 */
@NullMarked
package org.wwep.protocol;

import org.jspecify.annotations.NullMarked;
