/** Commands about the register server: {@code server}, {@code registers}, {@code watch}. */
@NullMarked
package org.wwep.emulator.cli.server;

import org.jspecify.annotations.NullMarked;
