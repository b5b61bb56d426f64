/** Tests of the network in virtual time. */
@NullMarked
package org.wwep.emulator.sim.net;

import org.jspecify.annotations.NullMarked;
