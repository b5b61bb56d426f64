@NullMarked
package org.wwep.emulator.server.netty;

import org.jspecify.annotations.NullMarked;
