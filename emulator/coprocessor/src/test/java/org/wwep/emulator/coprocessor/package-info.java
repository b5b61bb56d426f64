/** Tests of the coprocessor, its driver, and both together as a stack. */
@NullMarked
package org.wwep.emulator.coprocessor;

import org.jspecify.annotations.NullMarked;
