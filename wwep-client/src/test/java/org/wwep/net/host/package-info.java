/** The operating system's stack under the contract, and what only it does. */
@NullMarked
package org.wwep.net.host;

import org.jspecify.annotations.NullMarked;
