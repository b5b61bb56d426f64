/**
 * The network as firmware sees it, and the only way to sockets and names.
 *
 * <p>Reading order: {@link org.wwep.net.NetworkStack}, {@link org.wwep.net.Connection}, {@link
 * org.wwep.net.TcpSocket}, {@link org.wwep.net.TcpListener}; then the trouble a link can have:
 * {@link org.wwep.net.LinkException} and its kinds; how to leave: {@link
 * org.wwep.net.LingeringClose}. The operating system's own stack is {@link org.wwep.net.host}; the
 * API styles on top are {@link org.wwep.net.stream} and its later siblings.
 */
@NullMarked
package org.wwep.net;

import org.jspecify.annotations.NullMarked;
