/** Tests of the channel's frames. */
@NullMarked
package org.wwep.emulator.nwp.channel;

import org.jspecify.annotations.NullMarked;
