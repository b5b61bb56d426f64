/** The packet calls over real connections. */
@NullMarked
package org.wwep.net.packet;

import org.jspecify.annotations.NullMarked;
