/**
 * Faults on real sockets: a proxy in front of any server, and toxiproxy's HTTP API to drive it.
 *
 * <p>Reading order: {@link org.wwep.emulator.proxy.ProxySettings}, {@link
 * org.wwep.emulator.proxy.FaultProxy} (on any stack, in real or virtual time), {@link
 * org.wwep.emulator.proxy.Proxies} (all of a process, by name), {@link
 * org.wwep.emulator.proxy.ControlApi} (HTTP and JSON). Inside: {@code Link} (one proxied
 * connection), {@code Relay} (one direction of it), {@code Impostor} and {@code Forger}
 * (certificates that are wrong).
 */
@NullMarked
package org.wwep.emulator.proxy;

import org.jspecify.annotations.NullMarked;
