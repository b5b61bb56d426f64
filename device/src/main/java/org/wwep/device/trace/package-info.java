/**
 * What a device tells the world, as data.
 *
 * <p>Reading order: {@link org.wwep.device.trace.TraceEvent}, {@link org.wwep.device.trace.Trace},
 * {@link org.wwep.device.trace.SerialConsole} (the course's words, one line an event).
 */
@NullMarked
package org.wwep.device.trace;

import org.jspecify.annotations.NullMarked;
