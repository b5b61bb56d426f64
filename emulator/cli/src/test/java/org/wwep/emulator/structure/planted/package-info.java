/**
 * Violations of the rules, one of each kind, to see that the rules find them. The names in here are
 * wrong on purpose.
 */
@NullMarked
package org.wwep.emulator.structure.planted;

import org.jspecify.annotations.NullMarked;
