/** Commands about many devices at once. */
@NullMarked
package org.wwep.emulator.cli.fleet;

import org.jspecify.annotations.NullMarked;
