/** Tests of whole worlds: devices and a server. */
@NullMarked
package org.wwep.emulator.world;

import org.jspecify.annotations.NullMarked;
