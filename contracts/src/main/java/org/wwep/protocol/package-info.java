/**
 * The test vectors of the protocol, from its published reference.
 *
 * <p>Reading order: {@link org.wwep.protocol.ProtocolVectors}, {@link org.wwep.protocol.Partitions}
 * (every way in which a frame can be cut into pieces).
 */
@NullMarked
package org.wwep.protocol;

import org.jspecify.annotations.NullMarked;
