/** Tests of the secure flash, power losses included. */
@NullMarked
package org.wwep.emulator.coprocessor.flash;

import org.jspecify.annotations.NullMarked;
