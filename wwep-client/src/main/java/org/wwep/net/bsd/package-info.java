/**
 * Zephyr's sockets: descriptors, numbered options, TLS as an option of the socket.
 *
 * <p>Reading order: {@link org.wwep.net.bsd.SocketApi} is what firmware calls, {@link
 * org.wwep.net.bsd.SocketConstants}, {@link org.wwep.net.bsd.SocketOption} and {@link
 * org.wwep.net.bsd.OptionValue} are what it says, {@link org.wwep.net.bsd.ErrnoException} and
 * {@link org.wwep.net.bsd.Errno} what goes wrong; {@link org.wwep.net.bsd.TlsCredentials} is what
 * security tags lead to. The other way round, {@link org.wwep.net.bsd.SocketStack} makes a {@link
 * org.wwep.net.NetworkStack} of any such sockets, and {@link org.wwep.net.bsd.TlsSetup} its secure
 * layers, so that streams and packets run on a stack that keeps TLS to itself.
 */
@NullMarked
package org.wwep.net.bsd;

import org.jspecify.annotations.NullMarked;
