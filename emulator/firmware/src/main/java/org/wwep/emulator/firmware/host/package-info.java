/** Answers the requests of hosted firmware on the interfaces of the world it runs in. */
@NullMarked
package org.wwep.emulator.firmware.host;

import org.jspecify.annotations.NullMarked;
