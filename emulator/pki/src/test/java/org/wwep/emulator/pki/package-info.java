/** The development CA, on a disk of its own. */
@NullMarked
package org.wwep.emulator.pki;

import org.jspecify.annotations.NullMarked;
