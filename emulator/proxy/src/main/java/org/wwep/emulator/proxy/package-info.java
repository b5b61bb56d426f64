/**
 * Faults on any stack, in real or virtual time: a proxy in front of any server.
 *
 * <p>Reading order: {@link org.wwep.emulator.proxy.ProxySettings}, {@link
 * org.wwep.emulator.proxy.FaultProxy}. Inside: {@code Link} (one proxied connection), {@code Relay}
 * (one direction of it), {@code Impostor} and {@code Forger} (certificates that are wrong).
 */
@NullMarked
package org.wwep.emulator.proxy;

import org.jspecify.annotations.NullMarked;
