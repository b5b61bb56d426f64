/** One half of a circle. */
@NullMarked
package org.wwep.emulator.structure.planted.left;

import org.jspecify.annotations.NullMarked;
