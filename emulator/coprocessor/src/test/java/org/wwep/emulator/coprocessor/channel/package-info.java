/** Tests of the channel's frames. */
@NullMarked
package org.wwep.emulator.coprocessor.channel;

import org.jspecify.annotations.NullMarked;
