/** The extension, used as its users use it. */
@NullMarked
package org.wwep.emulator.junit;

import org.jspecify.annotations.NullMarked;
