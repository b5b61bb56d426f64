/** The proxy on real sockets, driven by ours and by others' clients. */
@NullMarked
package org.wwep.emulator.proxy;

import org.jspecify.annotations.NullMarked;
