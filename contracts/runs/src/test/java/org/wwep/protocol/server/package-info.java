/** What a server answers, byte by byte. */
@NullMarked
package org.wwep.protocol.server;

import org.jspecify.annotations.NullMarked;
