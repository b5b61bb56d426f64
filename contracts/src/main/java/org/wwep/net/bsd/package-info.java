/**
 * The contract of Zephyr's sockets.
 *
 * <p>Reading order: {@link org.wwep.net.bsd.SocketWorld}, {@link org.wwep.net.bsd.SocketContract}
 * and its parts.
 */
@NullMarked
package org.wwep.net.bsd;

import org.jspecify.annotations.NullMarked;
