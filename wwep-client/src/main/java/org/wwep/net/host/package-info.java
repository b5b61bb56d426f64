/**
 * The operating system's network as a {@link org.wwep.net.NetworkStack}.
 *
 * <p>Reading order: {@link org.wwep.net.host.HostStack}, then inside: {@code HostSocket} and {@code
 * HostListener}, {@code ChannelWaiter} (how a task waits for a non-blocking channel, and how
 * closing wakes it), {@link org.wwep.net.host.HostDatagrams}, {@code SelectorPool}, {@code
 * BusyPoll}, {@code HostResolver}, {@code HostErrors} (what a failed call is called).
 */
@NullMarked
package org.wwep.net.host;

import org.jspecify.annotations.NullMarked;
