/**
 * The course's TCP stream calls, over a connection of any stack.
 *
 * <p>Reading order: {@link org.wwep.net.Connection}, {@link org.wwep.net.stream.TcpStream}.
 */
@NullMarked
package org.wwep.net.stream;

import org.jspecify.annotations.NullMarked;
