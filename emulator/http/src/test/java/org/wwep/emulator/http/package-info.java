/** Tests of the HTTP service over real sockets, with what no well-behaved client sends. */
@NullMarked
package org.wwep.emulator.http;

import org.jspecify.annotations.NullMarked;
