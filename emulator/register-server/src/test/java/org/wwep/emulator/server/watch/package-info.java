@NullMarked
package org.wwep.emulator.server.watch;

import org.jspecify.annotations.NullMarked;
