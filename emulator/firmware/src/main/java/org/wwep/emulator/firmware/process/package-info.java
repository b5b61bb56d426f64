/** The native carrier: each device is a child process, its C threads are fibers in it. */
@NullMarked
package org.wwep.emulator.firmware.process;

import org.jspecify.annotations.NullMarked;
