/** Tests of exploration: above all that bugs planted on purpose are found. */
@NullMarked
package org.wwep.emulator.explore;

import org.jspecify.annotations.NullMarked;
