/** Tests of the secure flash, power losses included. */
@NullMarked
package org.wwep.emulator.nwp.flash;

import org.jspecify.annotations.NullMarked;
