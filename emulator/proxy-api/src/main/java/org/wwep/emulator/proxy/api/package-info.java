/**
 * Toxiproxy's HTTP API over the fault proxy.
 *
 * <p>Reading order: {@link org.wwep.emulator.proxy.api.ProxyCollection} (all of a process, by
 * name), {@link org.wwep.emulator.proxy.api.ControlApi} (HTTP and JSON).
 */
@NullMarked
package org.wwep.emulator.proxy.api;

import org.jspecify.annotations.NullMarked;
