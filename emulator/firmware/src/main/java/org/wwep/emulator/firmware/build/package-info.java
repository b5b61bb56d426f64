/** Builds firmware from C sources, once for each content. */
@NullMarked
package org.wwep.emulator.firmware.build;

import org.jspecify.annotations.NullMarked;
