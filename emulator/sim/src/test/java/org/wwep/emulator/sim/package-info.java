/** Tests of virtual time. */
@NullMarked
package org.wwep.emulator.sim;

import org.jspecify.annotations.NullMarked;
