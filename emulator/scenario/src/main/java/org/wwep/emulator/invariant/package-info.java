/**
 * What has to hold in every world, whatever goes wrong in it.
 *
 * <p>Reading order: {@link org.wwep.emulator.invariant.Invariants}, {@link
 * org.wwep.emulator.invariant.Violation}, then inside: {@code PressTracker} (presses, frames,
 * states), {@code TlsRecordCheck} (what goes over the wire where TLS was asked for), {@code
 * RegisterInvariant} (what the server holds at rest), {@code FrameCorruption} (registers for which
 * no firmware is to blame).
 */
@NullMarked
package org.wwep.emulator.invariant;

import org.jspecify.annotations.NullMarked;
