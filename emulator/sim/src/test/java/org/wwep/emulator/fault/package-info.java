/** Faults: how they are written, and what they do to a stream, at exact instants. */
@NullMarked
package org.wwep.emulator.fault;

import org.jspecify.annotations.NullMarked;
