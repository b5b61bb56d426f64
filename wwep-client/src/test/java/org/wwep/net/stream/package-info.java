/** The stream calls over real connections. */
@NullMarked
package org.wwep.net.stream;

import org.jspecify.annotations.NullMarked;
