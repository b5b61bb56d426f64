/** The other half of a circle. */
@NullMarked
package org.wwep.emulator.structure.planted.right;

import org.jspecify.annotations.NullMarked;
