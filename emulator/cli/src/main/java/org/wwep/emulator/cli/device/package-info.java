/** Commands about a board: {@code device}, {@code pins}, {@code bounce}, {@code discover}. */
@NullMarked
package org.wwep.emulator.cli.device;

import org.jspecify.annotations.NullMarked;
