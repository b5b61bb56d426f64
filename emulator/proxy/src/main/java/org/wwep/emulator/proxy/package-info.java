/**
 * Faults on any stack, in real or virtual time: a proxy in front of any server.
 *
 * <p>Reading order: {@link org.wwep.emulator.proxy.ProxySettings}, {@link
 * org.wwep.emulator.proxy.FaultProxy}. Inside: {@code ProxiedConnection} (one proxied connection),
 * {@code DirectionPump} (one direction of it), {@code RogueServer} and {@code RogueCertificates}
 * (certificates that are wrong).
 */
@NullMarked
package org.wwep.emulator.proxy;

import org.jspecify.annotations.NullMarked;
